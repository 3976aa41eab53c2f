package dev.tinyimage.corpus.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Instant;

/** With a lazy way back to its customer, hence a proxy. */
@Entity
public class Purchase {

    /** How far it is. */
    public enum State {
        OPEN,
        PAID
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Customer customer;

    @Positive
    @Digits(integer = 8, fraction = 2)
    public BigDecimal price;

    @Enumerated(EnumType.STRING)
    public State state = State.OPEN;

    public Instant bought;
}

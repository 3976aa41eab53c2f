package dev.tinyimage.corpus.boot3jpa;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** Its customer is a proxy until somebody asks. */
@Entity
public class Purchase {

    /** Stored by name. */
    public enum State {
        OPEN,
        PAID
    }

    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Customer customer;

    private Instant placed;

    private BigDecimal total;

    @Enumerated(EnumType.STRING)
    private State state;

    @ElementCollection
    @Column(name = "tag")
    @OrderBy
    private Set<String> tags;

    public Customer getCustomer() {
        return customer;
    }

    public Instant getPlaced() {
        return placed;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public Set<String> getTags() {
        return tags;
    }
}

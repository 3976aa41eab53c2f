package dev.tinyimage.corpus.boot3large;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Row of the table that Flyway makes. */
@Entity
public class Book {

    /** Stored by name. */
    public enum Genre {
        NOVEL,
        NOVELLA,
        POETRY
    }

    @Id
    private Long id;

    private String title;

    private BigDecimal price;

    private LocalDate published;

    @Enumerated(EnumType.STRING)
    private Genre genre;

    public Long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public LocalDate getPublished() {
        return published;
    }

    public Genre getGenre() {
        return genre;
    }
}

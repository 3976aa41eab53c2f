package dev.tinyimage.corpus.boot4jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Columns of the less common types. */
@Entity
public class Article {

    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Author author;

    private String title;

    private BigDecimal price;

    private Currency currency;

    private OffsetDateTime published;

    private ZoneId zone;

    private Duration length;

    @JdbcTypeCode(SqlTypes.JSON)
    private Details details;

    /** Stored as JSON. */
    public record Details(int pages, List<String> tags) {}

    /** Who wrote it. */
    @Entity(name = "Author")
    public static class Author {

        @Id
        private Long id;

        private String name;

        public Long getId() {
            return id;
        }

        public String getName() {
            return name;
        }
    }

    public Long getId() {
        return id;
    }

    public Author getAuthor() {
        return author;
    }

    public String getTitle() {
        return title;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public Currency getCurrency() {
        return currency;
    }

    public OffsetDateTime getPublished() {
        return published;
    }

    public ZoneId getZone() {
        return zone;
    }

    public Duration getLength() {
        return length;
    }

    public Details getDetails() {
        return details;
    }
}

package dev.tinyimage.corpus.boot4mvc;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What goes over the wire. */
public record Order(@NotEmpty String customer, LocalDate day, Optional<String> note, @Valid List<Item> items) {

    /** By weight or by piece. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Weighed.class, name = "weighed"),
        @JsonSubTypes.Type(value = Counted.class, name = "counted")
    })
    public sealed interface Item permits Weighed, Counted {}

    /** So many kilograms. */
    public record Weighed(String name, @Positive BigDecimal weight) implements Item {}

    /** So many pieces. */
    public record Counted(String name, @Positive int count) implements Item {}
}

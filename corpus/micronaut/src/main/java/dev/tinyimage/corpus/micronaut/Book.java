package dev.tinyimage.corpus.micronaut;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Goes by the database, by JSON and by the validator. */
@Serdeable
@MappedEntity
public record Book(
        @Id @GeneratedValue @Nullable Long id,
        @NotBlank String title,
        @Positive BigDecimal price,
        LocalDate published) {}

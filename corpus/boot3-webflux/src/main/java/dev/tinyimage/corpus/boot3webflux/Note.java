package dev.tinyimage.corpus.boot3webflux;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;

/** Row and body at once. */
public record Note(
        @Id Long id,
        @NotBlank String text,
        @NotNull LocalDate written,
        @DecimalMin("0.1") BigDecimal weight) {}

package dev.tinyimage.corpus.boot3mvc;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What goes over the wire. */
public record Order(
        @NotBlank @Pattern(regexp = "\\p{Lu}.*") String customer,
        @Max(value = 100, message = "{order.amount}") int amount,
        BigDecimal price,
        @Past @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
        @Size(min = 1) List<String> parts) {}

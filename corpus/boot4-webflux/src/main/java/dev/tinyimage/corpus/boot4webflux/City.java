package dev.tinyimage.corpus.boot4webflux;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;

/** Row and body at once. */
public record City(@Id Long id, String name, LocalDate founded, int people, UUID code) {}

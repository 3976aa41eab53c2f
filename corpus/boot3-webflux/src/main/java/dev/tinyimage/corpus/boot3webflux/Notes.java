package dev.tinyimage.corpus.boot3webflux;

import java.math.BigDecimal;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A derived query and a written one. */
public interface Notes extends ReactiveCrudRepository<Note, Long> {

    Flux<Note> findAllByOrderByText();

    @Query("select sum(weight) from note where text like :pattern")
    Mono<BigDecimal> weight(String pattern);
}

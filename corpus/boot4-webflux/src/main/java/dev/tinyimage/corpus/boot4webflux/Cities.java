package dev.tinyimage.corpus.boot4webflux;

import org.springframework.data.repository.reactive.ReactiveSortingRepository;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table, and the app's own interface as its client sees it. */
public interface Cities extends ReactiveSortingRepository<City, Long> {

    Flux<City> findByPeopleGreaterThanOrderByNameDesc(int people);

    /** Implemented by Spring over WebClient. */
    interface Service {

        @GetExchange(url = "/cities", accept = MediaType.APPLICATION_NDJSON_VALUE)
        Flux<City> all();

        @GetExchange("/squares/{count}")
        Mono<String> squares(
                @PathVariable int count, @RequestHeader("Accept-Language") String language);
    }
}

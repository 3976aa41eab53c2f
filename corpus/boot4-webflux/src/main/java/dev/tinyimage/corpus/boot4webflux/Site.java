package dev.tinyimage.corpus.boot4webflux;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Streams, uploads and talks to itself. */
@RestController
public class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Cities cities;
    private final R2dbcEntityTemplate template;
    private final TransactionalOperator transaction;
    private final WebClient self;
    private final Cities.Service service;
    private final int port;

    Site(
            Cities cities,
            R2dbcEntityTemplate template,
            TransactionalOperator transaction,
            WebClient.Builder client,
            @Value("${server.port}") int port) {
        this.cities = cities;
        this.template = template;
        this.transaction = transaction;
        this.port = port;
        this.self = client.baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, response -> Mono.empty())
                .build();
        this.service = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(self))
                .build()
                .createClient(Cities.Service.class);
    }

    @GetMapping(path = "/cities", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<City> cities() {
        return cities.findByPeopleGreaterThanOrderByNameDesc(300_000);
    }

    @GetMapping(path = "/near", produces = TEXT)
    Mono<String> near() {
        return template.select(Query.query(Criteria.where("name").like("%ö%")), City.class)
                .map(City::code)
                .collectList()
                .map(Object::toString);
    }

    @GetMapping(path = "/squares/{count}", produces = TEXT)
    Flux<String> squares(@PathVariable @Min(1) @Max(9) int count) {
        return Flux.fromStream(IntStream.rangeClosed(1, count).mapToObj(number -> number * number + " "))
                .delayElements(Duration.ofMillis(2), Schedulers.parallel());
    }

    @ExceptionHandler
    ResponseEntity<String> invalid(HandlerMethodValidationException e) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.valueOf(TEXT))
                .body(e.getAllErrors().get(0).getDefaultMessage());
    }

    @GetMapping(path = "/client", produces = TEXT)
    Mono<String> client() {
        return Flux.concat(
                        service.all().map(City::toString),
                        service.squares(4, "de"),
                        service.squares(10, "de"))
                .collectList()
                .map(lines -> String.join("\n", lines));
    }

    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = TEXT)
    Mono<String> upload(@RequestPart FilePart file, @RequestPart String charset) {
        return file.content()
                .map(buffer -> buffer.toString(Charset.forName(charset)))
                .reduce("", String::concat)
                .map(text -> file.filename() + ": " + text);
    }

    @GetMapping(path = "/upload", produces = TEXT)
    Mono<String> upload() {
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        parts.part("charset", "ISO-8859-1");
        parts.part("file", new ByteArrayResource("Größe".getBytes(StandardCharsets.ISO_8859_1)))
                .filename("a.txt");
        return self.post()
                .uri("/upload")
                .body(BodyInserters.fromMultipartData(parts.build()))
                .retrieve()
                .bodyToMono(String.class);
    }

    @GetMapping(path = "/socket", produces = TEXT)
    Mono<String> socket() {
        Sinks.One<String> answer = Sinks.one();
        return new ReactorNettyWebSocketClient()
                .execute(URI.create("ws://127.0.0.1:" + port + "/reverse"), session -> session.send(
                                Mono.just(session.textMessage("Äpfel")))
                        .thenMany(session.receive().take(1).map(WebSocketMessage::getPayloadAsText))
                        .doOnNext(answer::tryEmitValue)
                        .then(session.close()))
                .then(answer.asMono());
    }

    @GetMapping(path = "/template", produces = TEXT)
    Mono<String> template() {
        // Rolled back, so that the next answer is the same.
        return transaction
                .execute(status -> {
                    status.setRollbackOnly();
                    return template.update(City.class)
                            .matching(Query.query(Criteria.where("people").lessThan(1_000_000)))
                            .apply(Update.update("founded", null));
                })
                .single()
                .zipWith(template.count(Query.query(Criteria.where("founded").isNull()), City.class))
                .map(counts -> counts.getT1() + " " + counts.getT2());
    }

    @GetMapping(path = "/probe/tls", produces = TEXT)
    Mono<String> tls() {
        return Mono.fromCallable(Probe::tls).subscribeOn(Schedulers.boundedElastic());
    }

    @GetMapping(path = "/probe/date", produces = TEXT)
    String date() {
        return Probe.date();
    }

    @GetMapping(path = "/probe/error", produces = TEXT)
    String error() {
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

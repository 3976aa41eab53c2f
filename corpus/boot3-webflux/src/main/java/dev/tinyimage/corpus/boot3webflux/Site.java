package dev.tinyimage.corpus.boot3webflux;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.validation.Valid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.reactive.function.client.WebClientSsl;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;

/** Streams, stores and asks itself, over TLS too. */
@RestController
public class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Notes notes;
    private final TransactionalOperator transaction;
    private final SslBundles bundles;
    private final WebClient self;
    private final WebClient secure;

    Site(
            Notes notes,
            TransactionalOperator transaction,
            SslBundles bundles,
            WebClientSsl ssl,
            WebClient.Builder client,
            @Value("${server.port}") int port) {
        this.notes = notes;
        this.transaction = transaction;
        this.bundles = bundles;
        this.self = client.clone().baseUrl("http://127.0.0.1:" + port).build();
        this.secure = client.clone().apply(ssl.fromBundle("loopback")).build();
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Note>> stream() {
        return notes.findAllByOrderByText()
                .delayElements(Duration.ofMillis(5))
                .map(note -> ServerSentEvent.builder(note).event("note").build());
    }

    @PostMapping("/notes")
    Mono<Note> post(@Valid @RequestBody Mono<Note> note) {
        return note;
    }

    @ExceptionHandler
    ProblemDetail invalid(WebExchangeBindException e) {
        TreeMap<String, String> messages = new TreeMap<>();
        e.getFieldErrors().forEach(error -> messages.put(error.getField(), error.getDefaultMessage()));
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, messages.toString());
    }

    @GetMapping(path = "/self", produces = TEXT)
    Mono<String> self() {
        Mono<List<Note>> events = self.get()
                .uri("/stream")
                .retrieve()
                .bodyToFlux(Note.class)
                .collectList();
        // Rolled back, so that the next answer is the same.
        Mono<BigDecimal> weight = transaction
                .execute(status -> {
                    status.setRollbackOnly();
                    return notes.save(new Note(null, "Äste", LocalDate.of(2026, 3, 1), new BigDecimal("2.5")))
                            .then(notes.weight("Ä%"));
                })
                .single();
        return events.zipWith(weight, (list, sum) -> list + " " + sum)
                .zipWith(notes.weight("Ä%"), (text, sum) -> text + " " + sum);
    }

    @GetMapping(path = "/invalid", produces = TEXT)
    Mono<String> invalid() {
        return self.post()
                .uri("/notes")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "de")
                .bodyValue(new Note(1L, " ", null, BigDecimal.ZERO))
                .exchangeToMono(response -> response.bodyToMono(String.class));
    }

    @GetMapping(path = "/zipped", produces = TEXT)
    Mono<String> zipped() {
        // Netty's client would say nothing of the compression.
        return self.mutate()
                .clientConnector(new JdkClientHttpConnector())
                .build()
                .get()
                .uri("/long")
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .exchangeToMono(response -> response.bodyToMono(byte[].class)
                        .map(body -> response.headers().header(HttpHeaders.CONTENT_ENCODING) + " " + last(body)));
    }

    private static String last(byte[] zipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().reduce("", (before, line) -> line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(path = "/secure", produces = TEXT)
    Mono<String> secure() throws SSLException {
        var bundle = bundles.getBundle("loopback");
        var context = Http11SslContextSpec.forServer(bundle.getManagers().getKeyManagerFactory())
                .sslContext();
        return Mono.usingWhen(
                HttpServer.create()
                        .bindAddress(() -> new InetSocketAddress("127.0.0.1", 0))
                        .secure(spec -> spec.sslContext(context))
                        .handle((request, response) -> response.sendString(Mono.just("verschlossen")))
                        .bind(),
                (DisposableServer server) -> secure.get()
                        .uri("https://127.0.0.1:" + server.port() + "/")
                        .retrieve()
                        .bodyToMono(String.class),
                server -> {
                    server.dispose();
                    return server.onDispose();
                });
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

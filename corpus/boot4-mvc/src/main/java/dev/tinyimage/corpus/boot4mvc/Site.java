package dev.tinyimage.corpus.boot4mvc;

import dev.tinyimage.corpus.probe.Probe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Valid;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in several formats and asks itself through a declared client. */
@RestController
public class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final Order ORDER = new Order(
            "Jürgen",
            LocalDate.of(2026, 3, 1),
            Optional.of("<eilig>"),
            List.of(new Order.Weighed("Äpfel", new BigDecimal("1.250")), new Order.Counted("Eier", 6)));

    private final JsonMapper mapper;
    private final MeterRegistry metrics;
    private final Shaky shaky;
    private final RestClient self;
    private final Orders orders;

    /** Works at the third attempt only. */
    @Service
    static class Shaky {

        private int attempts;

        @Retryable(maxRetries = 3, delay = 5)
        public int ask() {
            attempts++;
            if (attempts % 3 != 0) {
                throw new IllegalStateException("not yet");
            }
            return 3;
        }
    }

    Site(
            JsonMapper mapper,
            MeterRegistry metrics,
            Shaky shaky,
            RestClient.Builder client,
            @Value("${server.port}") int port) {
        this.mapper = mapper;
        this.metrics = metrics;
        this.shaky = shaky;
        this.self = client.baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
        this.orders = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(self))
                .build()
                .createClient(Orders.class);
    }

    @GetMapping(path = "/order.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Order json() {
        return ORDER;
    }

    @GetMapping(path = "/order.xml", produces = MediaType.APPLICATION_XML_VALUE)
    Order xml() {
        return ORDER;
    }

    @GetMapping(path = "/order.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    Order yaml() {
        return ORDER;
    }

    @PostMapping("/orders")
    Order post(@Valid @RequestBody Order order) {
        return order;
    }

    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentNotValidException e) {
        Map<String, String> messages = new TreeMap<>();
        e.getFieldErrors().forEach(error -> messages.put(error.getField(), error.getDefaultMessage()));
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        problem.setProperty("fields", messages);
        return problem;
    }

    @GetMapping(path = "/client", produces = TEXT)
    String client() {
        ResponseEntity<String> invalid =
                orders.json("de", new Order("", null, Optional.empty(), List.of(new Order.Counted("Eier", -1))));
        return String.join(
                "\n",
                orders.json("de", ORDER).getBody(),
                orders.xml(ORDER).toString(),
                orders.cbor(ORDER).toString(),
                invalid.getStatusCode() + " " + invalid.getBody(),
                "after " + shaky.ask());
    }

    @GetMapping(path = "/version", version = "1", produces = TEXT)
    String first() {
        return "eins";
    }

    @GetMapping(path = "/version", version = "2", produces = TEXT)
    String second() {
        return "zwei";
    }

    @GetMapping(path = "/versions", produces = TEXT)
    String versions() {
        return orders.version("1") + " " + orders.version("2") + " " + orders.version("3");
    }

    @GetMapping(path = "/mapper", produces = TEXT)
    String mapper() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("time", ZonedDateTime.parse("2026-03-29T03:30:00+02:00[Europe/Berlin]"));
        values.put("duration", Duration.ofMinutes(90));
        values.put("currency", Currency.getInstance("EUR"));
        values.put("locale", Locale.GERMANY);
        values.put("bytes", new byte[] {1, 2, 3});
        String written = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(values);
        JsonNode read = mapper.readTree(written);
        return written
                + "\n"
                + read.at("/currency").asString()
                + " "
                + mapper.convertValue(read.get("duration"), Duration.class);
    }

    @GetMapping(path = "/metrics", produces = TEXT)
    String metrics() {
        metrics.timer("corpus.timer").record(Duration.ofMillis(5));
        metrics.counter("corpus.counter", "tag", "ä").increment(2.5);
        List<String> lines = self.get()
                .uri("/actuator/prometheus")
                .accept(MediaType.TEXT_PLAIN)
                .retrieve()
                .body(String.class)
                .lines()
                .filter(line -> line.matches("# TYPE (jvm|logback|process|system|tomcat).*|corpus_counter.*"))
                // These come only with the first collection.
                .filter(line -> !line.contains("jvm_gc_"))
                .sorted()
                .toList();
        return String.join("\n", lines);
    }

    @GetMapping(path = "/management", produces = TEXT)
    String management() throws JMException {
        JsonNode threads = self.get()
                .uri("/actuator/threaddump")
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .body(JsonNode.class);
        JsonNode beans = self.get().uri("/actuator/beans").retrieve().body(JsonNode.class);
        var server = ManagementFactory.getPlatformMBeanServer();
        Map<?, ?> health = (Map<?, ?>) server.invoke(
                new ObjectName("org.springframework.boot:type=Endpoint,name=Health"),
                "health",
                new Object[0],
                new String[0]);
        return threads.findValuesAsString("threadName").contains("Finalizer")
                + " "
                + beans.findValue("jacksonJsonMapper").get("type").asString()
                + " "
                + health.get("status")
                + " "
                + server.queryNames(new ObjectName("Tomcat:type=ThreadPool,*"), null).size();
    }

    @GetMapping(path = "/probe/tls", produces = TEXT)
    String tls() {
        return Probe.tls();
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

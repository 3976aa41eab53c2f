package dev.tinyimage.corpus.helidonse;

import dev.tinyimage.corpus.probe.Probe;
import io.helidon.config.Config;
import io.helidon.media.jsonb.JsonbSupport;
import io.helidon.media.jsonp.JsonpSupport;
import io.helidon.webclient.WebClient;
import io.helidon.webserver.Routing;
import io.helidon.webserver.ServerRequest;
import io.helidon.webserver.ServerResponse;
import io.helidon.webserver.Service;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The app's own requests and those that every app of the corpus answers. */
final class Notes implements Service {

    private static final Logger LOG = Logger.getLogger(Notes.class.getName());

    /** A bean, as JSON-B wants it. */
    public static final class Note {

        private String text;
        private LocalDate day;
        private BigDecimal price;

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public LocalDate getDay() {
            return day;
        }

        public void setDay(LocalDate day) {
            this.day = day;
        }

        public BigDecimal getPrice() {
            return price;
        }

        public void setPrice(BigDecimal price) {
            this.price = price;
        }
    }

    private final Config config;
    private final WebClient client = WebClient.builder()
            .baseUri("http://localhost:" + System.getenv("PORT"))
            .addMediaSupport(JsonpSupport.create())
            .addMediaSupport(JsonbSupport.create())
            .build();

    Notes(Config config) {
        this.config = config;
    }

    @Override
    public void update(Routing.Rules rules) {
        rules.get("/note", (request, response) -> response.send(note()))
                .get("/echo", this::echo)
                .get("/relay", this::relay)
                .get("/config", this::config)
                .get("/healthy", this::healthy)
                .get("/meters", this::meters)
                .get("/probe/tls", this::tls)
                .get("/probe/date", (request, response) -> text(response, Probe.date()))
                .get("/probe/error", (request, response) -> {
                    LOG.log(Level.SEVERE, "failed", Probe.error());
                    text(response, "logged");
                })
                .post("/note", this::receive);
    }

    private static Note note() {
        Note note = new Note();
        note.setText("süß");
        note.setDay(LocalDate.of(2024, 2, 29));
        note.setPrice(new BigDecimal("1.50"));
        return note;
    }

    private void receive(ServerRequest request, ServerResponse response) {
        request.content()
                .as(Note.class)
                .thenAccept(note -> response.send(Json.createObjectBuilder()
                        .add("text", note.getText().toUpperCase(Locale.GERMAN))
                        .add("year", note.getDay().getYear())
                        .build()))
                .exceptionally(response::send);
    }

    private void echo(ServerRequest request, ServerResponse response) {
        client.post()
                .path("/note")
                .submit(note(), JsonObject.class)
                .thenAccept(response::send)
                .exceptionally(response::send);
    }

    private void relay(ServerRequest request, ServerResponse response) {
        client.get()
                .path("/note")
                .request(Note.class)
                .thenAccept(note -> text(response, note.getText() + " " + note.getPrice()))
                .exceptionally(response::send);
    }

    private void config(ServerRequest request, ServerResponse response) {
        Config own = config.get("corpus");
        response.send(Json.createObjectBuilder()
                .add("greeting", own.get("greeting").asString().get())
                .add("sizes", Json.createArrayBuilder(own.get("sizes").asList(Integer.class).get()))
                .add("patience", own.get("patience").as(Duration.class).get().toSeconds())
                .build());
    }

    /** Without the details, since they differ. */
    private void healthy(ServerRequest request, ServerResponse response) {
        client.get()
                .path("/health/live")
                .request(JsonObject.class)
                .thenAccept(all -> text(
                        response,
                        all.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                                .map(check -> check.getString("name") + " " + check.getString("status"))
                                .toList()
                                .toString()))
                .exceptionally(response::send);
    }

    /** Their names only, since the values differ. */
    private void meters(ServerRequest request, ServerResponse response) {
        client.get()
                .path("/metrics/base")
                .request(String.class)
                .thenAccept(all -> text(
                        response,
                        all.lines()
                                .filter(line -> line.startsWith("# TYPE") && !line.contains("_gc_"))
                                .sorted()
                                .reduce("", (text, line) -> text + line + "\n")))
                .exceptionally(response::send);
    }

    private void tls(ServerRequest request, ServerResponse response) {
        CompletableFuture.supplyAsync(Probe::tls)
                .thenAccept(text -> text(response, text))
                .exceptionally(response::send);
    }

    private static void text(ServerResponse response, String text) {
        response.headers().put("Content-Type", List.of("text/plain;charset=UTF-8"));
        response.send(text);
    }
}

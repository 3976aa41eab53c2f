package dev.tinyimage.corpus.helidonmp;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** MicroProfile: REST, injection, configuration, fault tolerance and metrics by annotations. */
@Path("/")
@ApplicationScoped
public class Beans {

    private static final Logger LOG = Logger.getLogger(Beans.class.getName());
    private static final String TEXT = "text/plain;charset=UTF-8";

    /** As JSON-B wants it. */
    public static class Bean {

        public String name;

        @JsonbDateFormat(value = "dd. MMMM yyyy", locale = "de-DE")
        public LocalDate sown;
    }

    /** Implemented by a proxy. */
    @Path("/metrics")
    public interface Meters {

        @GET
        @Path("base")
        @Produces(MediaType.APPLICATION_JSON)
        JsonObject base();
    }

    @Inject
    @ConfigProperty(name = "corpus.greeting")
    String greeting;

    @Inject
    @ConfigProperty(name = "corpus.sizes")
    List<Integer> sizes;

    private final AtomicInteger tries = new AtomicInteger();

    @GET
    @Path("beans")
    @Produces(MediaType.APPLICATION_JSON)
    @Counted(name = "asked")
    public List<Bean> beans() {
        Bean bean = new Bean();
        bean.name = "Käferbohne";
        bean.sown = LocalDate.of(2024, 5, 15);
        return List.of(bean);
    }

    @GET
    @Path("beans/json")
    @Produces(TEXT)
    public String json() throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withFormatting(true))) {
            return jsonb.toJson(jsonb.fromJson(jsonb.toJson(beans().get(0)), Bean.class));
        }
    }

    @GET
    @Path("config")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject config() {
        return Json.createObjectBuilder()
                .add("greeting", greeting)
                .add("sizes", Json.createArrayBuilder(sizes))
                .build();
    }

    @GET
    @Path("retried")
    @Produces(TEXT)
    @Retry(maxRetries = 2)
    @Fallback(fallbackMethod = "instead")
    public String retried() {
        tries.incrementAndGet();
        throw new IllegalStateException("planned");
    }

    public String instead() {
        return "instead, after " + tries.getAndSet(0);
    }

    /** Their names only, since the values differ. */
    @GET
    @Path("meters")
    @Produces(TEXT)
    public String meters() {
        JsonObject all = RestClientBuilder.newBuilder()
                .baseUri(URI.create("http://localhost:" + System.getenv("PORT")))
                .build(Meters.class)
                .base();
        return all.keySet().stream()
                .filter(name -> name.matches("(classloader|cpu|memory|thread).*"))
                .sorted()
                .toList()
                .toString();
    }

    @GET
    @Path("probe/tls")
    @Produces(TEXT)
    public String tls() {
        return Probe.tls();
    }

    @GET
    @Path("probe/date")
    @Produces(TEXT)
    public String date() {
        return Probe.date();
    }

    @GET
    @Path("probe/error")
    @Produces(TEXT)
    public String error() {
        LOG.log(Level.SEVERE, "failed", Probe.error());
        return "logged";
    }
}

package dev.tinyimage.corpus.dropwizard;

import com.codahale.metrics.annotation.Timed;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tinyimage.corpus.probe.Probe;
import io.dropwizard.core.setup.Environment;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's own requests and those that every app of the corpus answers. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class Resource {

    private static final Logger LOG = LoggerFactory.getLogger(Resource.class);
    private static final String TEXT = "text/plain;charset=UTF-8";

    public record Word(@JsonProperty long id, @JsonProperty String text, @JsonProperty LocalDate seen) {}

    private final Jdbi jdbi;
    private final Environment environment;
    private final Client client;

    Resource(Jdbi jdbi, Environment environment, Client client) {
        this.jdbi = jdbi;
        this.environment = environment;
        this.client = client;
        jdbi.registerRowMapper(ConstructorMapper.factory(Word.class));
    }

    @GET
    @Path("words")
    @Timed
    public List<Word> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from words order by text")
                .mapTo(Word.class)
                .list());
    }

    @GET
    @Path("words/{id}")
    public Optional<Word> one(@PathParam("id") long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from words where id = :id")
                .bind("id", id)
                .mapTo(Word.class)
                .findOne());
    }

    @GET
    @Path("invalid")
    public String invalid(@QueryParam("n") @DefaultValue("0") @Min(1) int number) {
        return "" + number;
    }

    @GET
    @Path("healthy")
    public Map<String, Boolean> healthy() {
        Map<String, Boolean> answer = new TreeMap<>();
        environment.healthChecks().runHealthChecks().forEach((name, result) -> answer.put(name, result.isHealthy()));
        return answer;
    }

    @GET
    @Path("meters")
    public List<String> meters() throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("metrics:name=jvm.*,type=gauges,*"), null)
                .stream()
                .map(name -> name.getKeyProperty("name"))
                .filter(name -> name.startsWith("jvm.threads") || name.startsWith("jvm.buffers"))
                .sorted()
                .toList();
    }

    @GET
    @Path("relay")
    public Response relay() {
        String self = "http://localhost:" + System.getenv("PORT") + "/words/1";
        return Response.ok(client.target(self).request(MediaType.APPLICATION_JSON).get(Word.class))
                .build();
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
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

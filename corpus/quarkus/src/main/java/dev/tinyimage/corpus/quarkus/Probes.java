package dev.tinyimage.corpus.quarkus;

import dev.tinyimage.corpus.probe.Probe;
import io.quarkus.scheduler.Scheduled;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.logging.Logger;

/** What every app of the corpus answers. */
@Path("/probe")
@Produces("text/plain;charset=UTF-8")
public class Probes {

    private static final Logger LOG = Logger.getLogger(Probes.class);

    @Scheduled(every = "1h")
    void tick() {
        LOG.debug("tick");
    }

    @GET
    @Path("tls")
    public String tls() {
        return Probe.tls();
    }

    @GET
    @Path("date")
    public String date() {
        return Probe.date();
    }

    @GET
    @Path("error")
    public String error() {
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

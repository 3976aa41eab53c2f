package dev.tinyimage.corpus.jersey;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What every app of the corpus answers. */
@Path("/probe")
@Produces("text/plain;charset=UTF-8")
public class Probes {

    private static final Logger LOG = Logger.getLogger(Probes.class.getName());

    @GET
    @Path("/tls")
    public String tls() {
        return Probe.tls();
    }

    @GET
    @Path("/date")
    public String date() {
        return Probe.date();
    }

    @GET
    @Path("/error")
    public String error() {
        LOG.log(Level.SEVERE, "failed", Probe.error());
        return "logged";
    }
}

package dev.tinyimage.corpus.undertow;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** What every app of the corpus answers; public because the container makes it by reflection. */
public final class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LogManager.getLogger(ProbeServlet.class);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(body(request.getPathInfo()));
    }

    private static String body(String path) {
        return switch (path) {
            case "/tls" -> Probe.tls();
            case "/error" -> {
                LOG.error("failed", Probe.error());
                yield "logged";
            }
            default -> Probe.date();
        };
    }
}

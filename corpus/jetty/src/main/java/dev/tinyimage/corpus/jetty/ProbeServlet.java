package dev.tinyimage.corpus.jetty;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every app of the corpus answers. */
final class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ProbeServlet.class);

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

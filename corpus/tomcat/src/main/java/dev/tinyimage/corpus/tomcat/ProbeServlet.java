package dev.tinyimage.corpus.tomcat;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What every app of the corpus answers. */
final class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = Logger.getLogger(ProbeServlet.class.getName());

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(body(request.getPathInfo()));
    }

    private static String body(String path) {
        return switch (path) {
            case "/tls" -> Probe.tls();
            case "/error" -> {
                LOG.log(Level.SEVERE, "failed", Probe.error());
                yield "logged";
            }
            default -> Probe.date();
        };
    }
}

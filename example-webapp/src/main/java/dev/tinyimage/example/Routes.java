package dev.tinyimage.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which endpoint answers which path and method. Paths match exactly, so no path can lead anywhere else. */
final class Routes implements HttpHandler {

    /** What answers a request. */
    interface Endpoint {
        Reply answer(HttpExchange request) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(Routes.class.getName());

    private final Map<String, Map<String, Endpoint>> paths = new HashMap<>();

    Routes get(String path, Endpoint endpoint) {
        return route("GET", path, endpoint).route("HEAD", path, endpoint);
    }

    Routes post(String path, Endpoint endpoint) {
        return route("POST", path, endpoint);
    }

    @Override
    public void handle(HttpExchange request) throws IOException {
        try (request) {
            answer(request).send(request);
        }
    }

    private Routes route(String method, String path, Endpoint endpoint) {
        paths.computeIfAbsent(path, key -> new TreeMap<>()).put(method, endpoint);
        return this;
    }

    private Reply answer(HttpExchange request) throws IOException {
        try {
            return find(request.getRequestURI().getPath(), request.getRequestMethod())
                    .answer(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "cannot answer " + request.getRequestURI(), e);
            return Reply.error(500, "internal error");
        }
    }

    private Endpoint find(String path, String method) {
        Map<String, Endpoint> methods = paths.get(path);
        if (methods == null) {
            return request -> Reply.error(404, "nothing here");
        }
        String allowed = String.join(", ", methods.keySet());
        return methods.getOrDefault(
                method, request -> Reply.error(405, "only " + allowed).with("Allow", allowed));
    }
}

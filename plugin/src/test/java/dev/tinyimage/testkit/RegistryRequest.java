package dev.tinyimage.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a client sent, with the body read to its end, however it was framed. */
record RegistryRequest(String method, String path, Map<String, List<String>> query, Headers headers, byte[] body) {

    static RegistryRequest read(HttpExchange exchange) throws IOException {
        return new RegistryRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parse(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, List<String>> parse(String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> decode(pair[0]),
                        Collectors.mapping(pair -> pair.length == 2 ? decode(pair[1]) : "", Collectors.toList())));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** Whether nothing is changed by it. */
    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Method and path, for records and for choosing requests. */
    String line() {
        return method + " " + path;
    }
}

package it;

import io.helidon.webserver.Routing;
import io.helidon.webserver.WebServer;

public class Main {
    public static void main(String[] args) {
        Routing routing = Routing.builder()
                .get("/hello", (request, response) -> response.send("hello from Helidon"))
                .build();
        WebServer.builder(routing)
                .port(Integer.parseInt(System.getenv("PORT")))
                .build()
                .start();
    }
}

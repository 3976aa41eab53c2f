package it;

import io.vertx.core.Vertx;

public class Main {
    public static void main(String[] args) {
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.response().end("hello from Vert.x on " + request.path()))
                .listen(Integer.parseInt(System.getenv("PORT")));
    }
}

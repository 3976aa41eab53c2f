package dev.tinyimage.corpus.boot4webflux;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;

/** WebFlux on Netty with web sockets, uploads and a declared client. */
@SpringBootApplication
public class Main {

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }

    @Bean
    HandlerMapping sockets() {
        WebSocketHandler reverse = session -> session.send(session.receive()
                .map(WebSocketMessage::getPayloadAsText)
                .map(text -> new StringBuilder(text).reverse().toString())
                .map(session::textMessage));
        return new SimpleUrlHandlerMapping(Map.of("/reverse", reverse), -1);
    }
}

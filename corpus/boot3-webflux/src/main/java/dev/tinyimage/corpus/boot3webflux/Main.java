package dev.tinyimage.corpus.boot3webflux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;

/** WebFlux on Netty, over a reactive driver. */
@SpringBootApplication
public class Main {

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }

    @Bean
    RouterFunction<ServerResponse> routes(Notes notes) {
        return RouterFunctions.route()
                .GET("/notes", request -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(notes.findAllByOrderByText(), Note.class))
                .GET("/long", request -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(Flux.range(1, 200).map(number -> "Zeile " + number + "\n"), String.class))
                .build();
    }
}

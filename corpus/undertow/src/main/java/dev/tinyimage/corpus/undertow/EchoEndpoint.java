package dev.tinyimage.corpus.undertow;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Public because the container makes it by reflection. */
@ServerEndpoint("/echo")
public class EchoEndpoint {

    @OnMessage
    public String echo(String text) {
        return "echo " + text;
    }
}

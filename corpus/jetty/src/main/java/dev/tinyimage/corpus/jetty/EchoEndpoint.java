package dev.tinyimage.corpus.jetty;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/** Public because the container makes it by reflection. */
public class EchoEndpoint extends Endpoint {

    @Override
    public void onOpen(Session session, EndpointConfig configuration) {
        session.addMessageHandler(String.class, text -> session.getAsyncRemote().sendText("echo " + text));
    }
}

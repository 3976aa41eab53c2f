package dev.tinyimage.corpus.tomcat;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;

/** Public because the container makes it by reflection. */
public class Endpoints implements ServletContextListener {

    /** Answers what it is told. */
    @ServerEndpoint("/echo")
    public static class Echo {

        @OnMessage
        public String echo(String text) {
            return "echo " + text;
        }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServerContainer container =
                (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
        try {
            container.addEndpoint(Echo.class);
        } catch (DeploymentException e) {
            throw new IllegalStateException("no web socket", e);
        }
    }
}

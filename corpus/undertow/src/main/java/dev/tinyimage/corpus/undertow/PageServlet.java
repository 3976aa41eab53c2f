package dev.tinyimage.corpus.undertow;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.server.DefaultByteBufferPool;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.ClientEndpoint;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.xnio.OptionMap;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** The app's own answers; public because the container makes it by reflection. */
public final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Made known to the container by its annotation. */
    @ClientEndpoint
    public static class Client {

        private final CompletableFuture<String> answer = new CompletableFuture<>();

        @OnOpen
        public void open(Session session) {
            session.getAsyncRemote().sendText("grüß");
        }

        @OnMessage
        public void message(String text) {
            answer.complete(text);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().write(body(request));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException("no answer", e);
        }
    }

    private String body(HttpServletRequest request) throws Exception {
        String base = "127.0.0.1:" + getServletContext().getInitParameter("port");
        return switch (request.getRequestURI()) {
            case "/admin" -> admin(base);
            case "/websocket" -> webSocket(base);
            case "/client" -> xnioClient(base);
            case "/jmx" -> managementBeans();
            default -> {
                request.getSession().setAttribute("name", request.getParameter("name"));
                yield request.getMethod() + " " + request.getSession().getAttribute("name");
            }
        };
    }

    private static String admin(String base) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + base + "/admin-area").toURL().openConnection();
        connection.setRequestProperty(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("jane:secret".getBytes(StandardCharsets.UTF_8)));
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String webSocket(String base) throws Exception {
        Client client = new Client();
        try (Session session = ContainerProvider.getWebSocketContainer()
                .connectToServer(client, URI.create("ws://" + base + "/echo"))) {
            return session.getProtocolVersion() + " " + client.answer.get(5, TimeUnit.SECONDS);
        }
    }

    private static String xnioClient(String base) throws Exception {
        XnioWorker worker = Xnio.getInstance().createWorker(OptionMap.EMPTY);
        CompletableFuture<Boolean> open = new CompletableFuture<>();
        try {
            UndertowClient.getInstance()
                    .connect(
                            new ClientCallback<>() {
                                @Override
                                public void completed(ClientConnection connection) {
                                    open.complete(connection.isOpen());
                                }

                                @Override
                                public void failed(IOException e) {
                                    open.completeExceptionally(e);
                                }
                            },
                            URI.create("http://" + base),
                            worker,
                            new DefaultByteBufferPool(true, 16_384),
                            OptionMap.EMPTY);
            return "open " + open.get(5, TimeUnit.SECONDS);
        } finally {
            worker.shutdownNow();
        }
    }

    private static String managementBeans() throws Exception {
        int workers = ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("org.xnio:type=Xnio,provider=\"nio\",worker=\"XNIO-1\""), null)
                .size();
        return "workers " + workers;
    }
}

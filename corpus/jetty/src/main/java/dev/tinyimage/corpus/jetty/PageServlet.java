package dev.tinyimage.corpus.jetty;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.eclipse.jetty.client.ContentResponse;

/** The app's own answers: JSON binding, sessions, a web socket and an HTTP client to itself, management beans. */
final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Bound by name. */
    public static class Order {
        public int number;
        public BigDecimal price;

        @JsonbDateFormat(value = "EEEE, d. MMMM yyyy", locale = "de")
        public LocalDate day;

        public List<String> items;
    }

    private final int port;

    PageServlet(int port) {
        this.port = port;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().write(body(request));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no answer", e);
        }
    }

    private String body(HttpServletRequest request) throws Exception {
        return switch (request.getServletPath()) {
            case "/json" -> json();
            case "/websocket" -> webSocket();
            case "/client" -> client();
            case "/jmx" -> managementBeans();
            default -> {
                request.getSession().setAttribute("name", request.getParameter("name"));
                yield request.getMethod() + " " + request.getSession().getAttribute("name");
            }
        };
    }

    private static String json() throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withFormatting(true))) {
            Order order = jsonb.fromJson(
                    "{\"number\":7,\"price\":12.50,\"day\":\"Sonntag, 1. März 2026\",\"items\":[\"Öl\",\"Reis\"]}",
                    Order.class);
            return jsonb.toJson(order);
        }
    }

    private String webSocket() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/echo"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        answer.complete(data.toString());
                        return null;
                    }
                })
                .get(5, TimeUnit.SECONDS);
        socket.sendText("grüß", true);
        String text = answer.get(5, TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
        return text;
    }

    private String client() throws Exception {
        org.eclipse.jetty.client.HttpClient client = new org.eclipse.jetty.client.HttpClient();
        client.start();
        try {
            ContentResponse response = client.GET("http://127.0.0.1:" + port + "/static/page.html");
            return response.getStatus() + " " + response.getContentAsString().length();
        } finally {
            client.stop();
        }
    }

    private static String managementBeans() throws Exception {
        ObjectName pattern = new ObjectName("org.eclipse.jetty.server:type=server,*");
        ObjectName name = ManagementFactory.getPlatformMBeanServer()
                .queryNames(pattern, null)
                .iterator()
                .next();
        return "state " + ManagementFactory.getPlatformMBeanServer().getAttribute(name, "state");
    }
}

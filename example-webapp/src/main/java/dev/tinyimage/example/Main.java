package dev.tinyimage.example;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The whole app at a glance: its routes, its port, its start and its end. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        try {
            run(port(System.getenv("PORT")));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static Routes routes(RuntimeFacts facts, GuestBook guestBook) {
        return new Routes()
                .get("/", new StaticFile("index.html", "text/html; charset=utf-8"))
                .get("/style.css", new StaticFile("style.css", "text/css; charset=utf-8"))
                .get("/app.js", new StaticFile("app.js", "text/javascript; charset=utf-8"))
                .get("/icon.svg", new StaticFile("icon.svg", "image/svg+xml"))
                .get("/healthz", request -> Reply.text("ok"))
                .get("/api/runtime", request -> Reply.json(200, facts.describe()))
                .get("/api/slow", new SlowAnswer())
                .get("/api/notes", guestBook::list)
                .post("/api/notes", guestBook::add);
    }

    static int port(String value) {
        if (value == null || value.isEmpty()) {
            return 8080;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException("PORT must be a number from 0 to 65535, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static void run(int port) throws IOException {
        RuntimeFacts facts = new RuntimeFacts();
        Server server = listen(port, routes(facts, new GuestBook()));
        server.start();
        long millis = facts.started().toMillis();
        stopOnSignal(server);
        System.out.println("Listening on port " + server.port() + ", " + millis + " ms after the JVM started");
    }

    private static Server listen(int port, Routes routes) throws IOException {
        try {
            return new Server(new InetSocketAddress(port), routes);
        } catch (IOException e) {
            throw new IOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Left alone, the JVM reports a SIGTERM as status 143, which looks like a failure; a drained server has not failed. */
    private static void stopOnSignal(Server server) {
        Thread hook = new Thread(() -> {
            boolean drained = server.stop();
            Runtime.getRuntime().halt(drained ? 0 : 1);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }
}

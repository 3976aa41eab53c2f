package dev.tinyimage.example;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The JDK's HTTP server, with a thread for each request and an orderly end. */
final class Server {

    /** A little less than the ten seconds that Docker and Cloud Run wait before they kill. */
    private static final int GRACE_SECONDS = 9;

    static {
        // Older JDKs hold back each answer on a kept connection for 40 ms, waiting to send more at once.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService workers = workers();
    private final HttpServer http;

    Server(InetSocketAddress address, HttpHandler handler) throws IOException {
        http = HttpServer.create(address, 0);
        http.setExecutor(workers);
        http.createContext("/", handler);
    }

    void start() {
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    /**
     * Refuses new connections and lets the requests in flight finish.
     *
     * @return whether all of them did, in time
     */
    boolean stop() {
        try {
            closeListener();
            workers.shutdown();
            return workers.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /**
     * {@link HttpServer#stop} closes the listener first and then waits for the requests in flight, but on older JDKs it
     * sits out its whole delay when there are none. So it runs beside us, and the workers tell when they are done.
     */
    private void closeListener() throws InterruptedException {
        Thread closing = new Thread(() -> http.stop(GRACE_SECONDS));
        closing.setDaemon(true);
        closing.start();
        closing.join(100);
    }

    /** Virtual threads where the JDK has them, which is from 21 on. */
    private static ExecutorService workers() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newFixedThreadPool(64);
        }
    }
}

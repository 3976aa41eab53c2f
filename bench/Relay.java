package dev.tinyimage.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.IntConsumer;

/** A way to a server of this machine that tells how many bytes are about to pass, each time that some are. */
final class Relay implements AutoCloseable {

    static final int BUFFER = 16 * 1024;

    private final ServerSocket door = new ServerSocket();
    private final int server;
    private final IntConsumer sent;
    private final IntConsumer received;

    /**
     * A way that is open from now on.
     *
     * @param port where it begins; 0 for any that is free
     * @param server the port that it leads to
     * @param sent of what goes there
     * @param received of what comes back
     */
    Relay(int port, int server, IntConsumer sent, IntConsumer received) throws IOException {
        this.server = server;
        this.sent = sent;
        this.received = received;
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = door.accept();
                Socket backend = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                backend.setTcpNoDelay(true);
                daemon(() -> copy(client, backend, sent));
                daemon(() -> copy(backend, client, received));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void copy(Socket from, Socket to, IntConsumer passing) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                passing.accept(count);
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // One side has hung up, and now both have.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

package dev.tinyimage.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Stands before the JDK's HTTP server and sends TLS away at once, as other servers do. Clients try HTTPS before HTTP
 * where they may use both, and the JDK's server would keep them waiting for the end of a request line.
 */
public final class Door implements Closeable {

    /** The first byte of a TLS connection (RFC 8446, section 5.1). */
    private static final int TLS_HANDSHAKE = 0x16;

    private static final int END = -1;
    private static final int LEAVE_MILLIS = 1000;
    private static final byte[] REFUSAL =
            "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final int serverPort;

    /** In front of the server at a port of this machine. */
    public Door(int serverPort) throws IOException {
        this.serverPort = serverPort;
        inBackground(this::acceptAll);
    }

    /** Not in the server's pool: a connection that comes while that one shuts down still has to be closed. */
    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "door");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where clients go. */
    public int port() {
        return entrance.getLocalPort();
    }

    private void acceptAll() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                inBackground(() -> welcome(client));
            } catch (IOException e) {
                // Closed while waiting; the loop ends.
            }
        }
    }

    private void welcome(Socket client) {
        try (client) {
            int first = client.getInputStream().read();
            if (first == TLS_HANDSHAKE) {
                refuse(client);
            } else if (first != END) {
                connect(client, first);
            }
        } catch (IOException e) {
            // Either side has gone, and the other one is closed with it.
        }
    }

    /** Reads what the client still says: closing before that would reset the connection and lose the refusal. */
    private static void refuse(Socket client) throws IOException {
        client.setSoTimeout(LEAVE_MILLIS);
        client.getOutputStream().write(REFUSAL);
        client.shutdownOutput();
        client.getInputStream().readAllBytes();
    }

    private void connect(Socket client, int first) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            inBackground(() -> copyRequests(client, server, first));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void copyRequests(Socket client, Socket server, int first) {
        try {
            server.getOutputStream().write(first);
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException e) {
            // The other direction has ended first and closed both.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}

package dev.tinyimage.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Whether a connection is accepted. */
record TcpProbe() implements Probe {

    private static final int CONNECT_MILLIS = 1000;

    @Override
    public Optional<Reply> ask(int port, Duration limit) {
        return isOpen(port) ? Optional.of(new Reply("a connection on port " + port, true)) : Optional.empty();
    }

    /** Whether somebody listens on a loopback port. */
    static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

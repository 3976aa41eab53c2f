package dev.tinyimage.run;

import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a connection is accepted.
 *
 * @param forwarded whether an engine listens in the application's place, which accepts all, and closes what the application
 *     does not take
 */
record TcpProbe(boolean forwarded) implements Probe {

    private static final int CONNECT_MILLIS = 1000;
    private static final int STAY_MILLIS = 500;

    static TcpProbe of(Platform machine) {
        return new TcpProbe(!EngineNetwork.of(machine).shared());
    }

    @Override
    public Optional<Reply> ask(int port, Duration limit) {
        return forwarded ? reply(port, stays(port)) : reply(port, isOpen(port));
    }

    private static Optional<Reply> reply(int port, boolean taken) {
        return taken ? Optional.of(new Reply("a connection on port " + port, true)) : Optional.empty();
    }

    /** Whether somebody listens on a loopback port. */
    static boolean isOpen(int port) {
        return connects(port, socket -> true);
    }

    /** Whether the other side says something, or waits to be told something. */
    private static boolean stays(int port) {
        return connects(port, socket -> {
            socket.setSoTimeout(STAY_MILLIS);
            try {
                return socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException e) {
                return true;
            }
        });
    }

    private interface Look {
        boolean at(Socket socket) throws IOException;
    }

    private static boolean connects(int port, Look look) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return look.at(socket);
        } catch (IOException e) {
            return false;
        }
    }
}

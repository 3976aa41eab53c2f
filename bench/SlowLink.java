package dev.tinyimage.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a server of this machine that carries no more than so many bits a second, whatever the number of connections.
 * It limits what comes back and adds no delay.
 */
final class SlowLink implements AutoCloseable {

    /** Enough that a thread which wakes late costs nothing, and 10 ms of the slowest link at most. */
    private static final int BURST = 64 * 1024;

    private final ServerSocket door = new ServerSocket();
    private final int server;
    private final double bytesPerNano;
    private double tokens = BURST;
    private long filled = System.nanoTime();

    /** @param server the port that it leads to */
    SlowLink(int megabitsPerSecond, int server) throws IOException {
        this.server = server;
        bytesPerNano = megabitsPerSecond * 1e6 / Byte.SIZE / 1e9;
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
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
                daemon(() -> copy(client, backend, false));
                daemon(() -> copy(backend, client, true));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void copy(Socket from, Socket to, boolean limited) {
        byte[] buffer = new byte[BURST / 4];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (limited) {
                    take(count);
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // One side has hung up, and now both have.
        }
    }

    /** A token bucket: what is taken beyond its content is waited for. */
    private void take(int bytes) {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            tokens = Math.min(BURST, tokens + (now - filled) * bytesPerNano) - bytes;
            filled = now;
            wait = (long) (-tokens / bytesPerNano);
        }
        for (long end = System.nanoTime() + wait; System.nanoTime() < end; ) {
            LockSupport.parkNanos(end - System.nanoTime());
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

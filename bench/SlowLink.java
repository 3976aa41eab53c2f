package dev.tinyimage.bench;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a server of this machine that carries no more than so many bits a second, whatever the number of connections.
 * It limits what comes back and adds no delay.
 */
final class SlowLink implements AutoCloseable {

    /** Enough that a thread which wakes late costs nothing, and 10 ms of the slowest link at most. */
    private static final int BURST = 4 * Relay.BUFFER;

    private final Relay relay;
    private final double bytesPerNano;
    private double tokens = BURST;
    private long filled = System.nanoTime();

    /** @param server the port that it leads to */
    SlowLink(int megabitsPerSecond, int server) throws IOException {
        bytesPerNano = megabitsPerSecond * 1e6 / Byte.SIZE / 1e9;
        relay = new Relay(0, server, bytes -> {}, this::take);
    }

    int port() {
        return relay.port();
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

    @Override
    public void close() throws IOException {
        relay.close();
    }
}

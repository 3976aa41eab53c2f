package dev.tinyimage.threads;

import dev.tinyimage.threads.SideBySide.Work;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;

/** How many works of a call are at it: a future that is cancelled does not tell. */
final class Begun {

    /** What has begun when another fails is waited for, so that nothing goes on behind a build that has ended. */
    private static final long END_MILLIS = 600_000;

    private int count;
    private boolean over;

    <T> T run(Work<T> work) throws IOException {
        begin();
        try {
            return work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (over) {
            throw new CancellationException();
        }
        count++;
    }

    private synchronized void end() {
        count--;
        notifyAll();
    }

    synchronized void end(List<? extends Future<?>> all) {
        over = true;
        all.forEach(one -> one.cancel(true));
        long end = System.currentTimeMillis() + END_MILLIS;
        boolean interrupted = Thread.interrupted(); // or nothing would be waited for
        try {
            while (count > 0 && System.currentTimeMillis() < end) {
                wait(END_MILLIS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a work has thrown: unchecked exceptions are thrown on. */
    static IOException failure(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}

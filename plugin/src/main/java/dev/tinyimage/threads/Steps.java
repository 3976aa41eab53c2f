package dev.tinyimage.threads;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Steps of one build that go on beside each other. Each has a thread of its own, so that it may wait for another step, for
 * another build that is just making the same, or for {@link Workers}; nothing waits for a step but its build, so none can
 * wait for ever. Builds are bounded ({@link SideBySide}), and with them the threads.
 */
public final class Steps implements AutoCloseable {

    private static final ExecutorService THREADS = Pool.asMany("tinyimage-step");

    private final Begun begun = new Begun();
    private final List<Future<?>> futures = new ArrayList<>();

    /**
     * What a step is going to give.
     *
     * @param future of it
     */
    public record Later<T>(Future<T> future) {

        /**
         * Waits for it.
         *
         * @throws IOException what the step has thrown; so has it RuntimeExceptions and Errors
         */
        public T get() throws IOException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw Begun.failure(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while an image was built", e);
            }
        }
    }

    /** Begins one; what it throws is thrown to whom waits for it. */
    public <T> Later<T> begin(SideBySide.Work<T> work) {
        Future<T> future = THREADS.submit(() -> begun.run(work));
        futures.add(future);
        return new Later<>(future);
    }

    /** Ends those that nobody has waited for: nothing goes on behind a build that has ended or failed. */
    @Override
    public void close() {
        begun.end(futures);
    }
}

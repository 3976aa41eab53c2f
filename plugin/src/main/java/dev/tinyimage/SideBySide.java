package dev.tinyimage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs work at the same time, no more than there are processors. */
final class SideBySide {

    /** Something that takes time. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** What has begun when another fails is waited for, so that nothing goes on behind a build that has ended. */
    private static final long END_MINUTES = 10;

    private SideBySide() {}

    /**
     * Runs all. The first failure is thrown as soon as it happens; what has not begun by then does not begin.
     *
     * @return what each has given, in their order
     */
    static <T> List<T> all(List<Work<T>> works) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(works.size(), Runtime.getRuntime().availableProcessors()));
        try {
            CompletionService<T> done = new ExecutorCompletionService<>(threads);
            List<Future<T>> results = new ArrayList<>();
            works.forEach(work -> results.add(done.submit(work::run)));
            for (int i = 0; i < works.size(); i++) {
                done.take().get();
            }
            List<T> all = new ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while images were built", e);
        } finally {
            end(threads);
        }
    }

    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(END_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}

package dev.tinyimage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs work at the same time, no more than there are processors. */
final class SideBySide {

    /** Something that takes time. */
    interface Work<T> {
        T run() throws IOException;
    }

    private SideBySide() {}

    /**
     * Runs all; where one fails, those that have not begun do not begin, and its failure is thrown.
     *
     * @return what each has given, in their order
     */
    static <T> List<T> all(List<Work<T>> works) throws IOException {
        if (works.size() == 1) {
            return List.of(works.get(0).run());
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(works.size(), Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<T>> running = new ArrayList<>();
            works.forEach(work -> running.add(threads.submit(work::run)));
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while images were built", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static IOException failure(Throwable cause) throws IOException {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}

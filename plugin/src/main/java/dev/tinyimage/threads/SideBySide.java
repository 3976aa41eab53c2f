package dev.tinyimage.threads;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Builds images at the same time: in this JVM no more than there are processors, be they of several platforms or, with
 * Maven's {@code -T}, of several modules.
 */
public final class SideBySide {

    /** Something that takes time, and never runs others side by side itself, except as {@link Steps}. */
    public interface Work<T> {
        T run() throws IOException;
    }

    /** The same with one of several things. */
    public interface WorkOn<S, T> {
        T take(S one) throws IOException;
    }

    private static final ExecutorService THREADS =
            Pool.of(Runtime.getRuntime().availableProcessors(), "tinyimage-build");

    private SideBySide() {}

    /** Does the same with each of several things; see {@link #all}. */
    public static <S, T> List<T> each(List<S> things, WorkOn<S, T> work) throws IOException {
        List<Work<T>> works = new ArrayList<>();
        things.forEach(one -> works.add(() -> work.take(one)));
        return all(works);
    }

    /**
     * Runs all. The first failure is thrown as soon as it happens; what has not begun by then does not begin.
     *
     * @return what each has given, in their order
     */
    public static <T> List<T> all(List<Work<T>> works) throws IOException {
        Begun begun = new Begun();
        CompletionService<T> done = new ExecutorCompletionService<>(THREADS);
        List<Future<T>> results = new ArrayList<>();
        try {
            works.forEach(work -> results.add(done.submit(() -> begun.run(work))));
            for (int i = 0; i < works.size(); i++) {
                done.take().get();
            }
            List<T> all = new ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw Begun.failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while images were built", e);
        } finally {
            begun.end(results);
        }
    }
}

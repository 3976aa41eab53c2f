package dev.tinyimage.threads;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Who scans jars and compresses parts of layers, for all images that are built in this JVM: those of several platforms, and
 * of several modules with Maven's {@code -T}. A task must not wait for another one.
 */
public final class Workers {

    /**
     * More than there are processors. While code is met for the first time the JVM's compiler never rests, and it would
     * have a third of two processors; with four threads it has a fifth, and a scan is done before what it compiles late
     * could be of use (two processors, 149 jars: 2.40 s with two threads, 2.15 s with four).
     */
    public static final int COUNT = 2 * Runtime.getRuntime().availableProcessors();

    private static final ExecutorService THREADS = Pool.of(COUNT, "tinyimage-worker");

    private Workers() {}

    /** Has a task done when a worker is free. */
    public static <T> Future<T> submit(Callable<T> task) {
        return THREADS.submit(task);
    }
}

package dev.tinyimage.threads;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Who sends to registries, for all images that are built in this JVM. They wait more than they work, so their number does
 * not depend on that of processors; registries refuse whoever comes with too many connections. A task must not wait for
 * another one.
 */
public final class Transfers {

    private static final int COUNT = 4;

    private static final ExecutorService THREADS = Pool.of(COUNT, "tinyimage-transfer");

    private Transfers() {}

    /** Has a task done when a connection is free. */
    public static <T> Future<T> submit(Callable<T> task) {
        return THREADS.submit(task);
    }
}

package dev.tinyimage.registry;

import dev.tinyimage.console.UserError;
import dev.tinyimage.threads.Transfers;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Blobs on their way to registries: each is sent once, several at a time, and nothing more is sent once one has failed. */
final class Uploads {

    private final Map<String, Future<?>> begun = new ConcurrentHashMap<>();
    private final Runnable end;
    private volatile RuntimeException failure;

    /**
     * Nothing so far.
     *
     * @param end makes uploads that are being sent fail
     */
    Uploads(Runnable end) {
        this.end = end;
    }

    /**
     * Begins an upload, unless it has been begun.
     *
     * @param blob a name for repository and blob
     */
    void begin(String blob, Runnable upload) {
        begun.computeIfAbsent(
                blob,
                key -> Transfers.submit(() -> {
                    if (failure == null) {
                        run(upload);
                    }
                    return null;
                }));
    }

    private void run(Runnable upload) {
        try {
            upload.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private synchronized void failed(RuntimeException e) {
        failure = failure == null ? e : failure;
        end.run();
    }

    /**
     * Waits for uploads.
     *
     * @throws UserError the failure that was first, of these or others
     */
    void await(Collection<String> blobs) {
        blobs.forEach(blob -> join(begun.get(blob)));
        if (failure != null) {
            throw failure;
        }
    }

    /** Nothing more begins, and what has begun is waited for, so that nothing goes on behind a build that has ended. */
    void close() {
        failed(new CancellationException());
        begun.values().forEach(this::join);
    }

    private void join(Future<?> upload) {
        try {
            upload.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(new IllegalStateException("interrupted while images were pushed", e));
        }
    }
}

package dev.tinyimage.deflate;

import java.lang.ref.WeakReference;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Workspaces that are free: never more than there are workers, and none to keep as soon as nobody compresses. */
final class Workspaces {

    private static WeakReference<Workspaces> shared = new WeakReference<>(null);

    private final Deque<Workspace> free = new ConcurrentLinkedDeque<>();

    private Workspaces() {}

    /** Those of all who compress now; they may be collected when none of these holds them any more. */
    static synchronized Workspaces shared() {
        Workspaces workspaces = shared.get();
        if (workspaces == null) {
            workspaces = new Workspaces();
            shared = new WeakReference<>(workspaces);
        }
        return workspaces;
    }

    Workspace take() {
        Workspace workspace = free.poll();
        return workspace == null ? new Workspace() : workspace;
    }

    void giveBack(Workspace workspace) {
        free.push(workspace);
    }
}

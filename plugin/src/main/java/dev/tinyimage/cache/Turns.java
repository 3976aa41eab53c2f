package dev.tinyimage.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In one JVM, who wants what another is just making waits for it: builds for several platforms want much of the same. */
final class Turns {

    /** Something that is done by one at a time. */
    interface Action<T> {
        T run() throws IOException;
    }

    private static final Map<Path, Object> OPEN = new ConcurrentHashMap<>();

    private Turns() {}

    /** Does it when nobody else is at the same entry. */
    static <T> T take(Path entry, Action<T> action) throws IOException {
        Object turn = OPEN.computeIfAbsent(entry, any -> new Object());
        synchronized (turn) {
            try {
                return action.run();
            } finally {
                OPEN.remove(entry, turn);
            }
        }
    }
}

package dev.tinyimage.run;

import java.io.IOException;

/** Waiting between two looks. */
final class Pause {

    private Pause() {}

    static void millis(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the application ran", e);
        }
    }
}

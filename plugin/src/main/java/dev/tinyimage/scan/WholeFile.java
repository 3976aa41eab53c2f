package dev.tinyimage.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * Files in memory, of which all together take a quarter of it at most. A larger one waits until it is the only one. They are
 * read in pieces, for the JDK has a buffer outside the heap as long as what is read at once, and each thread keeps one.
 */
final class WholeFile {

    private static final int PIECE = 64 * 1024;
    private static final int UNIT = 1024;

    /** In units; a fair one, since else large files would wait until there are no small ones. */
    private static final int ROOM =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 4 / UNIT);

    private static final Semaphore FREE = new Semaphore(ROOM, true);

    /** What is done with a file's bytes, which it must not keep. */
    interface Reading<T> {
        T of(byte[] bytes) throws IOException;
    }

    private WholeFile() {}

    static <T> T read(Path file, Reading<T> reading) throws IOException {
        long size = Files.size(file);
        int share = (int) Math.min(ROOM, size / UNIT + 1);
        FREE.acquireUninterruptibly(share);
        try {
            return reading.of(fill(file, new byte[Math.toIntExact(size)]));
        } finally {
            FREE.release(share);
        }
    }

    private static byte[] fill(Path file, byte[] bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int count = 0;
            for (int at = 0; at < bytes.length; at += count) {
                count = in.read(bytes, at, Math.min(PIECE, bytes.length - at));
                if (count < 0) {
                    throw new EOFException(file + " has lost its end while it was read");
                }
            }
            return bytes;
        }
    }
}

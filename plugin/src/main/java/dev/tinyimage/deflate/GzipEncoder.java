package dev.tinyimage.deflate;

import dev.tinyimage.threads.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.CRC32;

/**
 * A gzip file (RFC 1952) whose parts are compressed side by side. Parts are of one size, whatever the number of
 * processors, and each may repeat the end of the one before it, so the bytes are always the same and hardly more.
 */
public final class GzipEncoder extends OutputStream {

    static final int PART = 1 << 20;

    /** Enough for no worker to wait for the next. */
    private static final int MOST_WAITING = 2 * Workers.COUNT;

    /** Deflate, no name, no time, best compression, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private final OutputStream out;
    private final Workspaces workspaces = Workspaces.shared();
    private final CRC32 crc = new CRC32();
    private final Deque<Future<byte[]>> waiting = new ArrayDeque<>();
    private byte[] buffer = new byte[Matches.WINDOW + PART + Bytes.SPARE];
    private int start;
    private int end;
    private long size;

    /** An encoder that writes to a stream, and closes it in the end. */
    public GzipEncoder(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        crc.update(bytes, offset, length);
        size += length;
        int written = 0;
        while (written < length) {
            if (end - start == PART) {
                submit(false);
            }
            int count = Math.min(length - written, PART - (end - start));
            System.arraycopy(bytes, offset + written, buffer, end, count);
            end += count;
            written += count;
        }
    }

    private void submit(boolean last) throws IOException {
        byte[] part = buffer;
        int from = start;
        int to = end;
        waiting.add(Workers.submit(() -> deflate(part, from, to, last)));
        start = Math.min(Matches.WINDOW, end);
        buffer = Arrays.copyOfRange(part, end - start, end - start + part.length);
        end = start;
        while (waiting.size() > MOST_WAITING) {
            writeOldest();
        }
    }

    private byte[] deflate(byte[] part, int from, int to, boolean last) {
        Workspace workspace = workspaces.take();
        try {
            return DeflatePart.deflate(workspace, part, from, to, last);
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    private void writeOldest() throws IOException {
        try {
            out.write(waiting.remove().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            submit(true);
            while (!waiting.isEmpty()) {
                writeOldest();
            }
            writeNumber((int) crc.getValue());
            writeNumber((int) size);
        } finally {
            waiting.forEach(part -> part.cancel(true));
        }
    }

    private void writeNumber(int value) throws IOException {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }
}

package dev.tinyimage.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Adds contents up to parts. Samples of each content are compressed by themselves, which tells how they compare and takes
 * little time.
 */
public final class PartSizes implements AutoCloseable {

    /** Bytes from the beginning of each stride that are compressed. */
    private static final int SAMPLE = 1 << 12;

    private static final int STRIDE = 1 << 14;

    private record Key(String owner, String section) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byOwner = owner.compareTo(other.owner);
            return byOwner == 0 ? section.compareTo(other.section) : byOwner;
        }
    }

    private record Size(long compressed, long unpacked) {

        Size plus(Size other) {
            return new Size(compressed + other.compressed, unpacked + other.unpacked);
        }
    }

    private final Map<Key, Size> sizes = new TreeMap<>();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] stride = new byte[STRIDE];
    private final byte[] buffer = new byte[2 * SAMPLE];

    /** Adds a content whose size when compressed is known. */
    public void add(String owner, String section, long compressed, long unpacked) {
        sizes.merge(new Key(owner, section), new Size(compressed, unpacked), Size::plus);
    }

    /** Adds a content. */
    public void add(String owner, String section, byte[] content) {
        try {
            add(owner, section, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what a stream has; the caller closes it. */
    public void add(String owner, String section, InputStream content) throws IOException {
        long compressed = 0;
        long sampled = 0;
        long unpacked = 0;
        for (int length = next(content); length > 0; length = next(content)) {
            int sample = Math.min(SAMPLE, length);
            compressed += compressed(sample);
            sampled += sample;
            unpacked += length;
        }
        add(owner, section, sampled == 0 ? 0 : compressed * unpacked / sampled, unpacked);
    }

    /** All of them, sorted by owner and section. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        sizes.forEach(
                (key, size) -> parts.add(new Part(key.owner(), key.section(), size.compressed(), size.unpacked())));
        return parts;
    }

    @Override
    public void close() {
        deflater.end();
    }

    private int next(InputStream content) throws IOException {
        return content.readNBytes(stride, 0, STRIDE);
    }

    /** The size of the beginning of the stride when compressed. */
    private int compressed(int length) {
        deflater.reset();
        deflater.setInput(stride, 0, length);
        deflater.finish();
        return deflater.deflate(buffer);
    }
}

package dev.tinyimage.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Adds contents up to parts; each content is compressed by itself, which tells how they compare. */
public final class PartSizes {

    private static final int BUFFER = 1 << 16;

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

    /** One for all contents, most of which are smaller than what it has to set up. */
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

    private final byte[] buffer = new byte[BUFFER];

    /** Adds a content. */
    public void add(String owner, String section, byte[] content) {
        add(owner, section, compressed(content), content.length);
    }

    /** Adds one that is compressed already. */
    public void add(String owner, String section, long compressed, long unpacked) {
        sizes.merge(new Key(owner, section), new Size(compressed, unpacked), Size::plus);
    }

    /** All of them, sorted by owner and section. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        sizes.forEach(
                (key, size) -> parts.add(new Part(key.owner(), key.section(), size.compressed(), size.unpacked())));
        return parts;
    }

    private long compressed(byte[] content) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        while (!deflater.finished()) {
            deflater.deflate(buffer);
        }
        return deflater.getBytesWritten();
    }
}

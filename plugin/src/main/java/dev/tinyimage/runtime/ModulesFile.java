package dev.tinyimage.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code lib/modules} of a runtime, in which resources get new contents. It has a header of seven numbers, two tables,
 * locations, names, and all contents one after the other (imageFile.hpp in the JDK's libjimage says how). The second
 * table leads to locations, and a location says where names and content are. Nothing else knows places, so new contents
 * can stand after all others, and new locations likewise.
 *
 * @param file the file
 * @param index all before the contents, in the order of bytes of the machine that it is for
 */
record ModulesFile(Path file, ByteBuffer index) {

    private static final int HEADER = 28;
    private static final int MAGIC = 0xCAFEDADA;
    private static final int VERSION = 1 << 16; // 1.0, at least from JDK 9 to 25

    /** Places in the header. */
    private static final int TABLE_LENGTH = 16;

    private static final int LOCATIONS_SIZE = 20;
    private static final int NAMES_SIZE = 24;

    /** The numbers in a location; those that are 0 are not written. */
    private static final int END = 0;

    private static final int MODULE = 1;
    private static final int PARENT = 2;
    private static final int BASE = 3;
    private static final int EXTENSION = 4;
    private static final int OFFSET = 5;
    private static final int COMPRESSED = 6;
    private static final int SIZE = 7;
    private static final int LONGEST_LOCATION = SIZE * (1 + Long.BYTES) + 1;

    /** The index of a file; empty if its format is another. */
    static Optional<ModulesFile> read(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer header = read(in, 0, HEADER);
            if (header.getInt(0) != MAGIC) {
                header.order(ByteOrder.LITTLE_ENDIAN);
            }
            if (header.getInt(0) != MAGIC || header.getInt(4) != VERSION) {
                return Optional.empty();
            }
            int size = HEADER
                    + 2 * Integer.BYTES * header.getInt(TABLE_LENGTH)
                    + header.getInt(LOCATIONS_SIZE)
                    + header.getInt(NAMES_SIZE);
            return Optional.of(new ModulesFile(file, read(in, 0, size).order(header.order())));
        }
    }

    /** The contents of some resources by names such as {@code /java.base/java/lang/Object.class}; of those that it has plain. */
    Map<String, byte[]> contents(Collection<String> names) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (FileChannel in = FileChannel.open(file)) {
            for (Map.Entry<String, Integer> entry : entries(names).entrySet()) {
                long[] location = location(entry.getValue());
                if (location[COMPRESSED] == 0) {
                    long start = index.limit() + location[OFFSET];
                    contents.put(
                            entry.getKey(),
                            read(in, start, (int) location[SIZE]).array());
                }
            }
        }
        return contents;
    }

    /** Writes the file again, where some resources have new contents. */
    void replace(Map<String, byte[]> contents) throws IOException {
        ByteBuffer before = ByteBuffer.allocate(names()).order(index.order());
        before.put(index.duplicate().limit(names())).flip();
        ByteBuffer locations = ByteBuffer.allocate(contents.size() * LONGEST_LOCATION);
        ByteBuffer added = ByteBuffer.allocate(
                contents.values().stream().mapToInt(content -> content.length).sum());
        long end = Files.size(file) - index.limit();
        for (Map.Entry<String, Integer> entry : entries(contents.keySet()).entrySet()) {
            byte[] content = contents.get(entry.getKey());
            long[] location = location(entry.getValue());
            location[OFFSET] = end + added.position();
            location[SIZE] = content.length;
            before.putInt(entry.getValue(), index.getInt(LOCATIONS_SIZE) + locations.position());
            write(location, locations);
            added.put(content);
        }
        before.putInt(LOCATIONS_SIZE, index.getInt(LOCATIONS_SIZE) + locations.position());
        write(before, locations.flip(), index.duplicate().position(names()), added.flip());
    }

    private void write(ByteBuffer before, ByteBuffer locations, ByteBuffer names, ByteBuffer added) throws IOException {
        Path changed = file.resolveSibling(file.getFileName() + ".changed");
        try (FileChannel in = FileChannel.open(file);
                OutputStream out = Files.newOutputStream(changed)) {
            WritableByteChannel channel = Channels.newChannel(out);
            channel.write(before);
            channel.write(locations);
            channel.write(names);
            in.transferTo(index.limit(), in.size() - index.limit(), channel);
            channel.write(added);
        }
        Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Places in the second table, by the names of what they lead to. */
    private Map<String, Integer> entries(Collection<String> names) {
        Map<String, Integer> entries = new TreeMap<>();
        for (int entry = offsets(); entry < locations(); entry += Integer.BYTES) {
            String name = name(location(entry));
            if (names.contains(name)) {
                entries.put(name, entry);
            }
        }
        return entries;
    }

    /** A location's numbers, each after a byte with its kind and length, until there is none. */
    private long[] location(int entry) {
        long[] numbers = new long[SIZE + 1];
        int at = locations() + index.getInt(entry);
        while (index.get(at) >> 3 != END) {
            int kind = index.get(at) >> 3;
            int length = (index.get(at) & 7) + 1;
            for (int i = 1; i <= length; i++) {
                numbers[kind] = numbers[kind] << 8 | Byte.toUnsignedInt(index.get(at + i));
            }
            at += 1 + length;
        }
        return numbers;
    }

    private static void write(long[] location, ByteBuffer out) {
        for (int kind = 1; kind < location.length; kind++) {
            int length = (Long.SIZE - Long.numberOfLeadingZeros(location[kind]) + 7) / 8;
            if (length > 0) {
                out.put((byte) (kind << 3 | length - 1));
                for (int i = length - 1; i >= 0; i--) {
                    out.put((byte) (location[kind] >> 8 * i));
                }
            }
        }
        out.put((byte) END);
    }

    private String name(long[] location) {
        return "/" + text(location[MODULE]) + "/" + text(location[PARENT]) + "/" + text(location[BASE]) + "."
                + text(location[EXTENSION]);
    }

    /** A name; all that matter here are ASCII. */
    private String text(long offset) {
        int start = names() + (int) offset;
        int end = start;
        while (index.get(end) != 0) {
            end++;
        }
        return new String(index.array(), start, end - start, StandardCharsets.ISO_8859_1);
    }

    private int offsets() {
        return HEADER + Integer.BYTES * index.getInt(TABLE_LENGTH);
    }

    private int locations() {
        return HEADER + 2 * Integer.BYTES * index.getInt(TABLE_LENGTH);
    }

    private int names() {
        return locations() + index.getInt(LOCATIONS_SIZE);
    }

    private static ByteBuffer read(FileChannel in, long position, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining() && in.read(buffer, position + buffer.position()) >= 0) {
            // until it is full, or the file is at its end
        }
        if (buffer.hasRemaining()) {
            throw new EOFException("ends early");
        }
        return buffer.flip();
    }
}

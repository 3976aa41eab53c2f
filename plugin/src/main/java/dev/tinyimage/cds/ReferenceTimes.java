package dev.tinyimage.cds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What an archive of JDK 24 and later has of the machine that made it, without which two dumps give the same bytes: soft
 * references say when they were used last, and their class what time it is ({@code timestamp} and {@code clock} of
 * java.lang.ref.SoftReference), in milliseconds of {@link System#nanoTime}. Both become 0, as before the first use. An
 * archive that is not as expected stays as it is.
 *
 * <p>The format is HotSpot's, in filemap.hpp and cds.h (JDK 25): a header with its CRC-32, and in it a record for each
 * region of the file, with a CRC-32 too.
 */
final class ReferenceTimes {

    private static final int MAGIC = 0xf00baba2;
    private static final int HEADER_CRC = 4;
    private static final int HEADER_SIZE = 12;
    private static final int HEADER_CONTENT = 16;

    private static final int REGION_IS_HEAP = 12;
    private static final int REGION_OFFSET = 24;
    private static final int REGION_ADDRESS = 32;
    private static final int REGION_USED = 40;
    private static final int REGION_END = 48;

    private static final int CLASS = 8;
    private static final int REFERENT = 12;
    private static final int QUEUE = 16;
    private static final int NEXT = 20;
    private static final int DISCOVERED = 24;
    private static final int TIMESTAMP = 32;

    /** The mark word of an object that nobody has locked or hashed: markWord.hpp. */
    private static final long UNLOCKED = 1;

    private final ByteBuffer file;

    private ReferenceTimes(ByteBuffer file) {
        this.file = file;
    }

    /**
     * The objects of a file.
     *
     * @param at of its record
     */
    private record Heap(int at, int offset, int length, long address) {}

    /**
     * Takes them out of an archive.
     *
     * @param begin of its making, in milliseconds of {@link System#nanoTime}
     * @param end the same
     */
    static void remove(Path archive, long begin, long end) throws IOException {
        // not mapped: on Windows nobody could replace the file until the mapping is collected (JDK-4715154)
        byte[] bytes = Files.readAllBytes(archive);
        new ReferenceTimes(ByteBuffer.wrap(bytes)).remove(begin, end);
        Files.write(archive, bytes);
    }

    private void remove(long begin, long end) {
        if (!isArchive()) {
            return;
        }
        for (Heap heap : heaps()) {
            List<Integer> times = isPointer(heap, begin, end) ? List.of() : times(heap, begin, end);
            times.forEach(time -> file.putLong(time, 0));
            file.putInt(heap.at(), crc(heap.offset(), heap.length()));
        }
        file.putInt(HEADER_CRC, crc(HEADER_CONTENT, headerSize() - HEADER_CONTENT));
    }

    private boolean isArchive() {
        if (file.limit() < HEADER_CONTENT) {
            return false;
        }
        file.order(
                file.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC
                        ? ByteOrder.LITTLE_ENDIAN
                        : ByteOrder.BIG_ENDIAN);
        return file.getInt(0) == MAGIC
                && headerSize() > HEADER_CONTENT
                && headerSize() <= file.limit()
                && file.getInt(HEADER_CRC) == crc(HEADER_CONTENT, headerSize() - HEADER_CONTENT);
    }

    private int headerSize() {
        return file.getInt(HEADER_SIZE);
    }

    /** A record is where the CRC-32 is that of what it says. */
    private List<Heap> heaps() {
        List<Heap> heaps = new ArrayList<>();
        for (int at = HEADER_CONTENT; at + REGION_END <= headerSize(); at += Long.BYTES) {
            long offset = file.getLong(at + REGION_OFFSET);
            long used = file.getLong(at + REGION_USED);
            boolean inFile = offset > 0 && used > 0 && offset <= file.limit() && used <= file.limit() - offset;
            if (file.getInt(at + REGION_IS_HEAP) == 1 && inFile && file.getInt(at) == crc((int) offset, (int) used)) {
                heaps.add(new Heap(at, (int) offset, (int) used, file.getLong(at + REGION_ADDRESS)));
            }
        }
        return heaps;
    }

    /** Whether a time could be mistaken for an address of the heap. */
    private static boolean isPointer(Heap heap, long begin, long end) {
        return begin <= heap.address() + heap.length() && end >= heap.address();
    }

    /** Nothing if more than one other word behind the last use could be the clock. */
    private List<Integer> times(Heap heap, long begin, long end) {
        List<Integer> times = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        long lastUse = begin;
        for (int at = heap.offset() + TIMESTAMP; at < heap.offset() + heap.length(); at += Long.BYTES) {
            long value = file.getLong(at);
            if (begin <= value && value <= end) {
                boolean used = isReference(at - TIMESTAMP);
                (used ? times : others).add(at);
                lastUse = used ? Math.max(lastUse, value) : lastUse;
            }
        }
        long clock = lastUse;
        others.removeIf(at -> file.getLong(at) < clock);
        if (times.isEmpty() || others.size() > 1 || !haveOneQueue(times)) {
            return List.of();
        }
        times.addAll(others);
        return times;
    }

    /** Whether a soft reference in use may begin here: next, discovered and the gap before the time are empty. */
    private boolean isReference(int at) {
        return file.getLong(at) == UNLOCKED
                && file.getInt(at + CLASS) != 0
                && file.getInt(at + REFERENT) != 0
                && file.getInt(at + QUEUE) != 0
                && file.getInt(at + NEXT) == 0
                && file.getLong(at + DISCOVERED) == 0;
    }

    /** That is {@code ReferenceQueue.NULL} where nobody waits for them. */
    private boolean haveOneQueue(List<Integer> times) {
        return times.stream()
                        .map(at -> file.getInt(at - TIMESTAMP + QUEUE))
                        .distinct()
                        .count()
                == 1;
    }

    private int crc(int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(file.slice(offset, length));
        return (int) crc.getValue();
    }
}

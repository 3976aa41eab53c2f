package dev.tinyimage.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A jar in memory (APPNOTE.TXT 6.3.10, section 4.3), as a class loader of one release sees it. {@code JarFile} gives the same
 * answers, but seeks and fills a buffer for each of the 30,000 entries of a large class path, and wants a file for a jar
 * within a jar.
 */
final class JarBytes implements AutoCloseable {

    private static final String META_INF = "META-INF/";
    private static final String VERSIONS = META_INF + "versions/";

    private static final int LOCAL_HEADER = 30;
    private static final int DIRECTORY_HEADER = 46;
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_COMMENT = 0xffff;

    /**
     * Where there are more than 65,535 entries, or by choice, this stands before the end, and its locator in between (4.3.14). Of its
     * numbers of eight bytes the lower four are read: what fits into memory needs no more.
     */
    private static final int END_64 = 56;

    private static final int END_64_SIGNATURE = 0x06064b50;
    private static final int LOCATOR_64 = 20;
    private static final int LOCATOR_64_SIGNATURE = 0x07064b50;

    /** An extra field with those numbers of an entry that are written as {@link #ELSEWHERE} (4.5.3). */
    private static final int EXTRA_64 = 1;

    private static final int ELSEWHERE = -1;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /**
     * A file in a jar.
     *
     * @param name as a class loader asks for it, without the folder of a release
     * @param release in whose folder of {@code META-INF/versions} it lies; 0 if in none
     * @param size in bytes, unpacked
     * @param packed its size in the jar
     * @param stored whether it is not compressed
     * @param header where its local header begins
     */
    record Member(String name, int release, int size, int packed, boolean stored, int header) {}

    private final byte[] bytes;
    private final Inflater inflater = new Inflater(true);
    private final Map<String, Member> entries;

    /**
     * Reads the directory of a jar.
     *
     * @param feature the release that decides between the versions of an entry
     * @throws ZipException if it is no jar
     */
    JarBytes(byte[] bytes, int feature) throws IOException {
        this.bytes = bytes;
        try {
            List<Member> all = directory();
            this.entries = seen(all, isMultiRelease(all) ? feature : 0);
        } catch (IndexOutOfBoundsException e) {
            throw new ZipException("it ends early");
        }
    }

    /** In the order of the jar. */
    Collection<Member> entries() {
        return entries.values();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The content of a file. Only the stream that was asked for last can be read. */
    InputStream open(Member entry) throws IOException {
        try {
            int from = entry.header + LOCAL_HEADER + u2(entry.header + 26) + u2(entry.header + 28);
            if (entry.stored) {
                return new ByteArrayInputStream(bytes, from, entry.packed);
            }
            inflater.reset();
            inflater.setInput(bytes, from, entry.packed);
            return new Inflated();
        } catch (IndexOutOfBoundsException e) {
            throw new ZipException("it ends early");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private final class Inflated extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int count = inflater.inflate(into, from, length);
                return count == 0 && length > 0 ? -1 : count;
            } catch (DataFormatException e) {
                throw new ZipException(e.getMessage());
            }
        }
    }

    private List<Member> directory() throws ZipException {
        int end = end();
        int size = u4(end + 12);
        int offset = u4(end + 16);
        if (hasEnd64(end)) {
            end -= LOCATOR_64 + END_64;
            size = u4(end + 40);
            offset = u4(end + 48);
        }
        int start = end - size - offset; // a program may stand before the first entry
        List<Member> all = new ArrayList<>();
        for (int at = end - size; at < end; at += DIRECTORY_HEADER + u2(at + 28) + u2(at + 30) + u2(at + 32)) {
            if (u4(at) != DIRECTORY_SIGNATURE) {
                throw new ZipException("its directory is damaged");
            }
            entry(at, start).ifPresent(all::add);
        }
        return all;
    }

    private int end() throws ZipException {
        for (int at = bytes.length - END; at >= Math.max(0, bytes.length - END - LONGEST_COMMENT); at--) {
            if (u4(at) == END_SIGNATURE && at + END + u2(at + 20) == bytes.length) {
                return at;
            }
        }
        throw new ZipException("it does not end as a jar does");
    }

    private boolean hasEnd64(int end) {
        int locator = end - LOCATOR_64;
        int end64 = locator - END_64;
        return end64 >= 0 && u4(locator) == LOCATOR_64_SIGNATURE && u4(end64) == END_64_SIGNATURE;
    }

    private Optional<Member> entry(int at, int start) {
        String path = new String(bytes, at + DIRECTORY_HEADER, u2(at + 28), StandardCharsets.UTF_8);
        if (path.endsWith("/")) {
            return Optional.empty();
        }
        int[] numbers = {u4(at + 24), u4(at + 20), u4(at + 42)};
        readExtra64(at, numbers);
        int release = release(path);
        String name = release == 0 ? path : path.substring(path.indexOf('/', VERSIONS.length()) + 1);
        return Optional.of(new Member(name, release, numbers[0], numbers[1], u2(at + 10) == 0, start + numbers[2]));
    }

    /** Replaces the numbers that are elsewhere: size, packed size and offset, in this order. */
    private void readExtra64(int header, int[] numbers) {
        int at = header + DIRECTORY_HEADER + u2(header + 28);
        int end = at + u2(header + 30);
        while (at + 4 <= end && u2(at) != EXTRA_64) {
            at += 4 + u2(at + 2);
        }
        at += 4;
        for (int i = 0; i < numbers.length && at + 8 <= end; i++) {
            if (numbers[i] == ELSEWHERE) {
                numbers[i] = u4(at);
                at += 8;
            }
        }
    }

    /** The release of {@code META-INF/versions/17/a/A.class}; 0 where the path has none. */
    private static int release(String path) {
        int slash = path.startsWith(VERSIONS) ? path.indexOf('/', VERSIONS.length()) : -1;
        if (slash < 0) {
            return 0;
        }
        String release = path.substring(VERSIONS.length(), slash);
        return release.chars().allMatch(Character::isDigit) && release.length() <= 4
                ? Integer.parseInt("0" + release)
                : 0;
    }

    private boolean isMultiRelease(List<Member> all) throws IOException {
        boolean versioned = all.stream().anyMatch(entry -> entry.release > 0);
        for (Member entry : all) {
            if (versioned && entry.name.equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
                Attributes attributes = new Manifest(open(entry)).getMainAttributes();
                return "true".equalsIgnoreCase(attributes.getValue(Attributes.Name.MULTI_RELEASE));
            }
        }
        return false;
    }

    /** Of each file the version for the newest release up to one; there are none of {@code META-INF} (JEP 238). */
    private static Map<String, Member> seen(List<Member> all, int feature) {
        Map<String, Member> seen = new LinkedHashMap<>();
        for (Member entry : all) {
            if (entry.release <= feature && (entry.release == 0 || !entry.name.startsWith(META_INF))) {
                seen.merge(entry.name, entry, (one, other) -> one.release > other.release ? one : other);
            }
        }
        return seen;
    }

    private int u2(int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    private int u4(int at) {
        return (int) INT.get(bytes, at);
    }
}

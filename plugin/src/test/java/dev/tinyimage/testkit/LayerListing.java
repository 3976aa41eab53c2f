package dev.tinyimage.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The entries of a layer in the order in which they are stored. */
public record LayerListing(List<Entry> entries) {

    private static final int GZIP_MAGIC = 0x1f8b;

    /** What an entry is; the name in lower case is what the listing shows. */
    public enum Kind {
        FILE,
        DIR,
        LINK,
        HARDLINK,
        OTHER;

        private static Kind of(TarArchiveEntry entry) {
            if (entry.isSymbolicLink()) {
                return LINK;
            } else if (entry.isLink()) {
                return HARDLINK;
            } else if (entry.isDirectory()) {
                return DIR;
            }
            return entry.isFile() ? FILE : OTHER;
        }
    }

    /** One entry; {@code target} is empty but for links. */
    public record Entry(String path, Kind kind, int mode, long user, long group, long size, String target) {

        private static Entry of(TarArchiveEntry entry) {
            return new Entry(
                    absolute(entry.getName()),
                    Kind.of(entry),
                    entry.getMode() & 07777,
                    entry.getLongUserId(),
                    entry.getLongGroupId(),
                    entry.getSize(),
                    entry.getLinkName());
        }

        /** Tar names are relative, and may or may not start with "./" and end with "/". */
        private static String absolute(String name) {
            return "/" + name.replaceFirst("^(\\./|/)+|^\\.$", "").replaceFirst("/+$", "");
        }

        private String line(boolean sizes) {
            String start = path + " " + kind.name().toLowerCase(Locale.ROOT);
            if (kind == Kind.LINK || kind == Kind.HARDLINK) {
                return start + " " + target;
            }
            String owned = String.format("%s %04o %d:%d", start, mode, user, group);
            return sizes && kind == Kind.FILE ? owned + " " + size : owned;
        }

        private String parent() {
            int slash = path.lastIndexOf('/');
            return slash == 0 ? "/" : path.substring(0, slash);
        }
    }

    /** Reads a tar file, gzip-compressed or plain, to its end. */
    public static LayerListing of(InputStream layer) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(plain(layer))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(Entry.of(entry));
            }
        }
        return new LayerListing(List.copyOf(entries));
    }

    private static InputStream plain(InputStream layer) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(layer);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
    }

    /** One line per entry, such as {@code /opt/java/bin/java file 0755 0:0 12345} or {@code /lib link usr/lib}. */
    public List<String> lines() {
        return entries.stream().map(entry -> entry.line(true)).toList();
    }

    /** The same without sizes, for files whose length is not the test's business. */
    public List<String> linesWithoutSizes() {
        return entries.stream().map(entry -> entry.line(false)).toList();
    }

    /**
     * What a runtime may unpack differently from what was meant: a path that is there twice, a folder that comes after
     * what it holds (its mode and owner are then those of an implied folder for a while), an entry below something that
     * is no folder. A parent that is not in the layer at all is fine: it may come from a layer below.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Map<String, Kind> stored = new HashMap<>();
        Set<String> implied = new HashSet<>();
        for (Entry entry : entries) {
            if (stored.put(entry.path(), entry.kind()) != null) {
                problems.add(entry.path() + " is stored twice");
            } else if (implied.contains(entry.path())) {
                problems.add(entry.path() + " is stored after what it holds");
            }
            if (stored.getOrDefault(entry.parent(), Kind.DIR) != Kind.DIR) {
                problems.add(entry.path() + " is stored below something that is no folder");
            }
            imply(entry, implied);
        }
        return problems;
    }

    private static void imply(Entry entry, Set<String> implied) {
        for (int slash = entry.path().lastIndexOf('/');
                slash >= 0;
                slash = entry.path().lastIndexOf('/', slash - 1)) {
            implied.add(slash == 0 ? "/" : entry.path().substring(0, slash));
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}

package dev.tinyimage.base;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.FileDigests;
import dev.tinyimage.elf.NativeEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Native files in jars; each jar is looked through once. */
public final class JarNatives {

    /** Of what the cache keeps. */
    private static final String KIND = "jar-natives";

    /** Fields of one that is no ELF file. */
    private static final int COLUMNS = 2;

    private JarNatives() {}

    /** All in some jars, several of which are read at once; jars without any are left out. */
    public static SortedMap<Path, List<NativeEntry>> of(List<Path> jars, Cache cache) {
        SortedMap<Path, List<NativeEntry>> natives = new ConcurrentSkipListMap<>();
        jars.parallelStream().forEach(jar -> {
            List<NativeEntry> found = of(jar, cache);
            if (!found.isEmpty()) {
                natives.put(jar, found);
            }
        });
        return natives;
    }

    private static List<NativeEntry> of(Path jar, Cache cache) {
        try {
            String digest = FileDigests.of(jar, cache).sha256();
            return read(cache.text(KIND, digest, () -> {
                try {
                    return write(NativeEntry.of(jar));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line for each: its name, and what it says if it is an ELF file. */
    private static String write(List<NativeEntry> entries) {
        StringBuilder text = new StringBuilder();
        for (NativeEntry entry : entries) {
            text.append(Fields.plain(entry.name())).append(Fields.TAB);
            text.append(entry.elf().map(ElfText::write).orElse("")).append('\n');
        }
        return text.toString();
    }

    private static List<NativeEntry> read(String text) {
        List<NativeEntry> entries = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            List<String> fields = Fields.split(text.substring(at, end), Fields.TAB);
            entries.add(new NativeEntry(
                    Fields.text(fields.get(0)),
                    fields.size() > COLUMNS ? Optional.of(ElfText.read(fields, 1)) : Optional.empty()));
            at = end + 1;
        }
        return entries;
    }
}

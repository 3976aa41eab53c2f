package dev.tinyimage.base;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.rootfs.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entries of a layer while they are gathered: sorted by path, each path once, no folder missing. */
final class Tree {

    private static final int PROGRAM = 0755;
    private static final int DATA = 0644;

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    void directory(String path, int mode, int owner) {
        put(new Entry.Directory(path, mode, owner));
    }

    void text(String path, String text) {
        put(new Entry.File(path, DATA, Content.of(text)));
    }

    /**
     * A file of a sysroot together with the links on the way to it. Of its mode only the execute bit counts, so that
     * it does not matter under which umask the sysroot was unpacked.
     */
    void file(Located located, Sysroot sysroot) throws IOException {
        located.links().forEach(this::put);
        Path file = sysroot.file(located);
        boolean executable = Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        put(new Entry.File(located.path(), executable ? PROGRAM : DATA, Content.of(file)));
    }

    private void put(Entry entry) {
        entries.put(entry.path(), entry);
        FolderEntries.parents(entry.path()).forEach(parent -> entries.putIfAbsent(parent.path(), parent));
    }
}

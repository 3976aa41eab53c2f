package dev.tinyimage.jdk.source;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Entry;
import dev.tinyimage.jdk.JdkOrigin.Archive;
import dev.tinyimage.rootfs.InvalidLayer;
import dev.tinyimage.rootfs.LayeredRoot;
import dev.tinyimage.rootfs.Level;
import dev.tinyimage.rootfs.TarLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A JDK as vendors publish it: a tar file packed with gzip, or a zip file. */
public final class JdkArchive {

    private static final String ALGORITHM = "sha256:";

    /** RFC 1952, section 2.3.1. */
    private static final int GZIP = 0x1f8b;

    /** "PK": APPNOTE.TXT, section 4.3.7. */
    private static final int ZIP = 0x504b;

    /** For files and folders that came from a system without any. */
    private static final int MODE = 0644;

    private static final int FOLDER_MODE = 0755;

    private JdkArchive() {}

    /**
     * Writes the JDK of an archive into a folder, which then is its home. Nothing is written outside of it, and it has no
     * links, but the files that they lead to.
     *
     * @param archive what the user knows it by
     * @param file with it
     * @param folder what is in it goes
     * @throws dev.tinyimage.console.UserError if it is another file, no archive, or has no JDK
     */
    public static void unpack(Archive archive, Path file, Path folder) throws IOException {
        String digest = digest(file);
        Optional<String> sha256 = archive.sha256();
        if (sha256.isPresent() && !sha256.get().equalsIgnoreCase(digest)) {
            throw Messages.otherDigest(archive.display(), sha256.get(), digest);
        }
        switch (magic(file)) {
            case GZIP -> unpack(archive, readTar(archive, file), folder);
            case ZIP -> {
                try (ZipFile zip = openZip(archive, file)) {
                    unpack(archive, Level.of(entries(zip)), folder);
                }
            }
            default -> throw Messages.notAnArchive(archive);
        }
    }

    /** The SHA-256 of an archive, in hexadecimal digits. */
    public static String digest(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Messages.noArchive(file);
        }
        return DigestStream.of(file).substring(ALGORITHM.length());
    }

    private static int magic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() << Byte.SIZE | in.read();
        }
    }

    private static void unpack(Archive archive, Level level, Path folder) throws IOException {
        LayeredRoot root = root(archive, level);
        JdkHomes homes = new JdkHomes(root, archive.display());
        root.unpack(homes.only(), folder);
    }

    private static LayeredRoot root(Archive archive, Level level) throws IOException {
        try {
            return LayeredRoot.over(List.of(level));
        } catch (InvalidLayer e) {
            throw Messages.damaged(archive, e);
        }
    }

    private static Level readTar(Archive archive, Path file) {
        try {
            return TarLevel.of(Content.of(file));
        } catch (IOException e) {
            throw Messages.damaged(archive, e);
        }
    }

    private static ZipFile openZip(Archive archive, Path file) {
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException e) {
            throw Messages.damaged(archive, e);
        }
    }

    private static List<Entry> entries(ZipFile zip) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            String path = "/" + entry.getName().replaceFirst("/$", "");
            if (entry.isUnixSymlink()) {
                entries.add(new Entry.Link(path, zip.getUnixSymlink(entry)));
            } else if (entry.isDirectory()) {
                entries.add(new Entry.Directory(path, mode(entry, FOLDER_MODE), 0));
            } else {
                entries.add(new Entry.File(path, mode(entry, MODE), new ZipContent(zip, entry)));
            }
        }
        return entries;
    }

    private static int mode(ZipArchiveEntry entry, int otherwise) {
        int mode = entry.getUnixMode() & 0777;
        return mode == 0 ? otherwise : mode;
    }

    private record ZipContent(ZipFile zip, ZipArchiveEntry entry) implements Content {

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }
}

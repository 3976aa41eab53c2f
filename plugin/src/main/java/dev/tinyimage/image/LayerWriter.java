package dev.tinyimage.image;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.Cache.KeptFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes entries as a tar file and compresses it: the same entries give the same bytes. What was compressed before is taken
 * from the cache, by the digest of the tar file.
 *
 * @param compression of the layers
 * @param cache keeps the compressed bytes
 */
public record LayerWriter(Compression compression, Cache cache) {

    /** One second after the epoch, as Jib does: some programs take 0 for "no time". */
    private static final long MODIFIED_MILLIS = 1000;

    private static final int LINK_MODE = 0777;
    private static final int BUFFER = 1 << 16;

    /**
     * Writes a layer.
     *
     * @param name see {@link Layer#name}
     * @param entries in the order in which they are to be written
     */
    public Layer write(String name, List<Entry> entries) throws IOException {
        Tar tar = tar(entries);
        KeptFile file = cache.kept("layers", key(tar.digest()), partial -> compress(name, entries, tar, partial));
        Descriptor descriptor = new Descriptor(compression.format().mediaType(), file.digest(), file.size());
        return new Layer(name, descriptor, tar.digest(), tar.size(), Content.of(file.path()), entries);
    }

    /**
     * What a tar file of entries is.
     *
     * @param digest see {@link Layer#diffId}
     * @param size length in bytes
     */
    private record Tar(String digest, long size) {

        static Tar of(List<Entry> entries) {
            try (DigestStream tar = new DigestStream(OutputStream.nullOutputStream())) {
                writeTar(entries, tar);
                return new Tar(tar.digest(), tar.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Tar read(String text) {
            String[] parts = text.split(" ");
            return new Tar(parts[0], Long.parseLong(parts[1]));
        }

        String text() {
            return digest + " " + size;
        }
    }

    /** Of files that nobody has written since it is known. */
    private Tar tar(List<Entry> entries) throws IOException {
        StringBuilder identity = new StringBuilder();
        for (Entry entry : entries) {
            if (entry instanceof Entry.File file) {
                Optional<String> content = file.content().identity();
                if (content.isEmpty()) {
                    return Tar.of(entries);
                }
                identity.append(file.path() + " " + file.mode() + " " + content.get() + "\n");
            } else {
                identity.append(entry + "\n");
            }
        }
        return Tar.read(cache.text(
                "tars",
                DigestStream.hex(identity.toString()),
                () -> Tar.of(entries).text()));
    }

    private String key(String diffId) {
        return diffId.replace(':', '-') + "-" + compression.format() + "-" + compression.level();
    }

    /** The configuration of the image names the tar file's digest, so a file that changes meanwhile must not get in. */
    private void compress(String name, List<Entry> entries, Tar tar, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
                DigestStream written = new DigestStream(compression.open(out, tar.size()))) {
            writeTar(entries, written);
            if (!written.digest().equals(tar.digest())) {
                throw Messages.changedMeanwhile(name);
            }
        }
    }

    /** Writes entries as a tar file, not compressed. */
    public static void writeTar(List<Entry> entries, OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        for (Entry entry : entries) {
            tar.putArchiveEntry(header(entry));
            if (entry instanceof Entry.File file) {
                try (InputStream in = file.content().open()) {
                    in.transferTo(tar);
                }
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
    }

    private static TarArchiveEntry header(Entry entry) throws IOException {
        String name = entry.path().substring(1);
        TarArchiveEntry header;
        if (entry instanceof Entry.Directory directory) {
            header = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
            header.setMode(directory.mode());
            header.setIds(directory.owner(), directory.owner());
        } else if (entry instanceof Entry.Link link) {
            header = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            header.setMode(LINK_MODE);
            header.setLinkName(link.target());
        } else {
            Entry.File file = (Entry.File) entry;
            header = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
            header.setMode(file.mode());
            header.setSize(file.content().size());
        }
        header.setModTime(MODIFIED_MILLIS);
        return header;
    }
}

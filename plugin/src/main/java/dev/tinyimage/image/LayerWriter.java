package dev.tinyimage.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes entries as a tar file and compresses it: the same entries give the same bytes. */
public final class LayerWriter {

    /** One second after the epoch, as Jib does: some programs take 0 for "no time". */
    private static final long MODIFIED_MILLIS = 1000;

    private static final int LINK_MODE = 0777;
    private static final int BUFFER = 1 << 16;

    private LayerWriter() {}

    /**
     * Writes a layer.
     *
     * @param name see {@link Layer#name}
     * @param entries in the order in which they are to be written
     * @param file where the compressed bytes go; an existing file is replaced
     */
    public static Layer write(String name, List<Entry> entries, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            DigestStream compressed = new DigestStream(new BufferedOutputStream(out, BUFFER));
            GZIPOutputStream gzip = new GZIPOutputStream(compressed, BUFFER);
            DigestStream unpacked = new DigestStream(gzip);
            writeTar(entries, unpacked);
            gzip.finish();
            compressed.flush();
            Descriptor descriptor = new Descriptor(MediaTypes.LAYER_GZIP, compressed.digest(), compressed.size());
            return new Layer(name, descriptor, unpacked.digest(), unpacked.size(), Content.of(file));
        }
    }

    private static void writeTar(List<Entry> entries, OutputStream out) throws IOException {
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

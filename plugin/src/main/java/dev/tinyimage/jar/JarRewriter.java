package dev.tinyimage.jar;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Writes a jar again. Order, names, times and attributes of the entries stay, and so do their contents: signatures, which
 * are over contents, hold, the manifest stays first, and index and versions mean what they meant.
 *
 * @param keeps the entries that stay, by name
 * @param stored whether entries are stored, so that the compressor of a layer sees their contents; else each stays as it
 *     is compressed
 */
public record JarRewriter(Predicate<String> keeps, boolean stored) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /**
     * Writes the jar again. One that cannot be read entry by entry, such as a program that a jar is appended to, is
     * copied as it is.
     */
    public void rewrite(Path jar, Path copy) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(jar);
                ZipFile zip = open(in);
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(copy)) {
            if (!isPlain(zip)) {
                throw new ZipException("not a plain jar");
            }
            rewrite(zip, out);
        } catch (ZipException e) {
            Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void rewrite(ZipFile zip, ZipArchiveOutputStream out) throws IOException {
        boolean contentsMayChange = stored && !hasDigests(zip);
        for (ZipArchiveEntry entry : entries(zip)) {
            if (!keeps.test(entry.getName())) {
                continue;
            }
            if (!stored || entry.isDirectory()) {
                out.addRawArchiveEntry(entry, zip.getRawInputStream(entry));
                continue;
            }
            byte[] content = content(zip, entry);
            store(entry, contentsMayChange && isJar(entry) ? nested(content) : content, out);
        }
    }

    private static void store(ZipArchiveEntry entry, byte[] content, ZipArchiveOutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipArchiveEntry copy = new ZipArchiveEntry(entry);
        copy.setMethod(ZipArchiveEntry.STORED);
        copy.setSize(content.length);
        copy.setCompressedSize(content.length);
        copy.setCrc(crc.getValue());
        out.addRawArchiveEntry(copy, new ByteArrayInputStream(content));
    }

    /** A jar in the jar, stored in the same way; all its entries stay. */
    private static byte[] nested(byte[] jar) throws IOException {
        SeekableInMemoryByteChannel copy = new SeekableInMemoryByteChannel();
        try (ZipFile zip = open(new SeekableInMemoryByteChannel(jar));
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(copy)) {
            if (!isPlain(zip)) {
                return jar;
            }
            new JarRewriter(name -> true, true).rewrite(zip, out);
        } catch (ZipException e) {
            return jar;
        }
        byte[] bytes = new byte[(int) copy.size()];
        System.arraycopy(copy.array(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    private static ZipFile open(SeekableByteChannel channel) throws IOException {
        try {
            return ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException e) {
            throw e.getCause() instanceof ZipException notZip ? notZip : e;
        }
    }

    /** In the order of the central directory, which is that of class loaders and {@code jar tf}. */
    private static List<ZipArchiveEntry> entries(ZipFile zip) {
        return Collections.list(zip.getEntries());
    }

    /** Whether all that is in the file is its entries, each readable and named once. */
    private static boolean isPlain(ZipFile zip) {
        List<ZipArchiveEntry> entries = entries(zip);
        return zip.getFirstLocalFileHeaderOffset() == 0
                && entries.stream().allMatch(zip::canReadEntryData)
                && entries.stream().map(ZipArchiveEntry::getName).distinct().count() == entries.size();
    }

    /** Whether something in the jar tells what its entries must be: a signature, or digests in the manifest. */
    private static boolean hasDigests(ZipFile zip) throws IOException {
        ZipArchiveEntry manifest = zip.getEntry(MANIFEST);
        if (manifest == null) {
            return false;
        }
        return new Manifest(new ByteArrayInputStream(content(zip, manifest)))
                .getEntries().values().stream()
                        .flatMap(attributes -> attributes.keySet().stream())
                        .anyMatch(
                                name -> name.toString().toLowerCase(Locale.ROOT).contains("-digest"));
    }

    private static boolean isJar(ZipArchiveEntry entry) {
        return entry.getName().endsWith(".jar");
    }

    private static byte[] content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            return in.readAllBytes();
        }
    }
}

package dev.tinyimage.corpus.text;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictCompress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReversedLinesFileReader;

/** Packed, then unpacked. */
final class Archives {

    private static final byte[] TEXT = "Grüße ".repeat(100).getBytes(StandardCharsets.UTF_8);

    private Archives() {}

    static String roundTrips() throws Exception {
        StringBuilder answer = new StringBuilder();
        for (String format : new String[] {
            CompressorStreamFactory.GZIP,
            CompressorStreamFactory.XZ,
            CompressorStreamFactory.ZSTANDARD,
            CompressorStreamFactory.BZIP2,
            CompressorStreamFactory.DEFLATE
        }) {
            answer.append(format).append(' ').append(compressed(format)).append('\n');
        }
        byte[] dictionary = Zstd.compress(TEXT, new ZstdDictCompress(TEXT, 3));
        Path folder = Files.createTempDirectory("archives");
        try {
            answer.append("dictionary ").append(dictionary.length < 50).append('\n');
            answer.append(tar()).append('\n').append(sevenZip(folder)).append('\n');
            answer.append(zip(folder)).append('\n').append(lines(folder));
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
        return answer.toString();
    }

    private static boolean compressed(String format) throws Exception {
        CompressorStreamFactory factory = new CompressorStreamFactory();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = factory.createCompressorOutputStream(format, out)) {
            stream.write(TEXT);
        }
        byte[] read = IOUtils.toByteArray(
                factory.createCompressorInputStream(format, new ByteArrayInputStream(out.toByteArray())));
        return Arrays.equals(TEXT, read);
    }

    private static String tar() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            TarArchiveEntry entry = new TarArchiveEntry("Grüße.txt");
            entry.setSize(TEXT.length);
            tar.putArchiveEntry(entry);
            tar.write(TEXT);
            tar.closeArchiveEntry();
        }
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            return tar.getNextEntry().getName();
        }
    }

    private static String sevenZip(Path folder) throws Exception {
        Path file = folder.resolve("orders.7z");
        try (SevenZOutputFile out = new SevenZOutputFile(file.toFile(), "secret".toCharArray())) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("Öl.txt");
            out.putArchiveEntry(entry);
            out.write(TEXT);
            out.closeArchiveEntry();
        }
        try (SevenZFile in = SevenZFile.builder()
                .setPath(file)
                .setPassword("secret".toCharArray())
                .get()) {
            SevenZArchiveEntry entry = in.getNextEntry();
            return entry.getName() + " " + in.getInputStream(entry).readAllBytes().length;
        }
    }

    private static String zip(Path folder) throws Exception {
        Path file = folder.resolve("orders.zip");
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            Files.createDirectory(zip.getPath("orders"));
            Files.write(zip.getPath("orders", "Öl.txt"), TEXT);
        }
        try (FileSystem zip = FileSystems.newFileSystem(file);
                Stream<Path> paths = Files.walk(zip.getPath("/"))) {
            return paths.map(Path::toString).sorted().collect(Collectors.joining(","));
        }
    }

    private static String lines(Path folder) throws Exception {
        Path file = folder.resolve("lines.txt");
        FileUtils.writeLines(file.toFile(), "Shift_JIS", List.of("一行目", "二行目"));
        try (ReversedLinesFileReader reader = ReversedLinesFileReader.builder()
                        .setPath(file)
                        .setCharset("Shift_JIS")
                        .get();
                BOMInputStream marked = BOMInputStream.builder()
                        .setInputStream(new ByteArrayInputStream(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}))
                        .get()) {
            return reader.readLine() + " " + marked.hasBOM();
        }
    }
}

package dev.tinyimage.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JarBytesTest {

    private static final String MANIFEST = "META-INF/MANIFEST.MF = Manifest-Version: 1.0\r\nMulti-Release: true\r\n";

    @TempDir
    Path folder;

    static Stream<Arguments> jars() throws IOException {
        return Stream.of(
                Arguments.of(
                        "deflated", jar(ZipArchiveOutputStream.DEFLATED, Zip64Mode.Never, "a/A = aaaaaaaa", "b = ä")),
                Arguments.of("stored", jar(ZipArchiveOutputStream.STORED, Zip64Mode.Never, "a/A = aaaaaaaa", "b = ä")),
                Arguments.of("empty", jar(ZipArchiveOutputStream.DEFLATED, Zip64Mode.Never)),
                Arguments.of(
                        "folders left out", jar(ZipArchiveOutputStream.DEFLATED, Zip64Mode.Never, "a/ = ", "a/A = a")),
                Arguments.of(
                        "numbers of eight bytes",
                        jar(ZipArchiveOutputStream.DEFLATED, Zip64Mode.Always, "a/A = aaaaaaaa", "b = ä")),
                Arguments.of("more than 65,535 entries", many(0x10001)),
                Arguments.of(
                        "a program before it",
                        joined("#!/bin/sh\n", jar(ZipArchiveOutputStream.DEFLATED, Zip64Mode.Never, "a/A = aaaaaaaa"))),
                Arguments.of(
                        "versions for other releases",
                        jar(
                                ZipArchiveOutputStream.DEFLATED,
                                Zip64Mode.Never,
                                MANIFEST,
                                "A = old",
                                "META-INF/versions/11/A = good",
                                "META-INF/versions/9/A = better than old",
                                "META-INF/versions/18/A = too new",
                                "META-INF/versions/17/only = of this release",
                                "META-INF/versions/17/META-INF/services/x = never seen")),
                Arguments.of(
                        "versions without the manifest's word for them",
                        jar(
                                ZipArchiveOutputStream.DEFLATED,
                                Zip64Mode.Never,
                                "META-INF/MANIFEST.MF = Manifest-Version: 1.0\r\n",
                                "A = old",
                                "META-INF/versions/11/A = good")));
    }

    @ParameterizedTest(name = "has the entries that JarFile has: {0}")
    @MethodSource("jars")
    void hasTheEntriesOfJarFile(String name, byte[] bytes) throws IOException {
        assertThat(ours(bytes)).isEqualTo(those(bytes));
    }

    static Stream<Arguments> damaged() throws IOException {
        byte[] jar = jar(ZipArchiveOutputStream.DEFLATED, Zip64Mode.Never, "a/A = aaaaaaaa");
        byte[] directory = jar.clone();
        directory[jar.length - 22 - 46 - 3] ^= 1;
        return Stream.of(
                Arguments.of("nothing", new byte[0], "it does not end as a jar does"),
                Arguments.of(
                        "text",
                        "no jar at all, but long enough".getBytes(StandardCharsets.UTF_8),
                        "it does not end as a jar does"),
                Arguments.of("cut", Arrays.copyOf(jar, jar.length - 1), "it does not end as a jar does"),
                Arguments.of("its front cut", Arrays.copyOfRange(jar, jar.length - 22, jar.length), "it ends early"),
                Arguments.of("a damaged directory", directory, "its directory is damaged"));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("damaged")
    void refuses(String name, byte[] bytes, String reason) {
        assertThatThrownBy(() -> new JarBytes(bytes, 17))
                .isInstanceOf(IOException.class)
                .hasMessage(reason);
    }

    @Test
    void refusesDamagedContent() throws IOException {
        byte[] bytes = jar(ZipArchiveOutputStream.DEFLATED, Zip64Mode.Never, "A = aaaaaaaa");
        bytes[30 + 1] = (byte) 0xff; // the first of the deflated data, of a block type that there is not
        try (JarBytes jar = new JarBytes(bytes, 17)) {
            JarBytes.Member entry = jar.entries().iterator().next();
            assertThatThrownBy(() -> jar.open(entry).readNBytes(entry.size())).hasMessage("invalid block type");
        }
    }

    private List<String> ours(byte[] bytes) throws IOException {
        List<String> lines = new ArrayList<>();
        try (JarBytes jar = new JarBytes(bytes, 17)) {
            for (JarBytes.Member entry : jar.entries()) {
                try (InputStream in = jar.open(entry)) {
                    lines.add(line(entry.name(), entry.release() > 0, in.readNBytes(entry.size())));
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    private List<String> those(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("a.jar"), bytes);
        List<String> lines = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.Version.parse("17"))) {
            jar.versionedStream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/versions/"))
                    .forEach(entry -> {
                        try (InputStream in = jar.getInputStream(entry)) {
                            boolean versioned = !entry.getRealName().equals(entry.getName());
                            lines.add(line(entry.getName(), versioned, in.readAllBytes()));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
        return lines.stream().sorted().toList();
    }

    private static String line(String name, boolean versioned, byte[] content) {
        return name + (versioned ? " (versioned)" : "") + " = " + new String(content, StandardCharsets.UTF_8);
    }

    private static byte[] jar(int method, Zip64Mode mode, String... entries) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
            zip.setUseZip64(mode);
            zip.setMethod(method);
            for (String entry : entries) {
                String[] parts = entry.split(" = ", -1);
                zip.putArchiveEntry(new ZipArchiveEntry(parts[0]));
                zip.write(parts[1].getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    private static byte[] many(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry(Integer.toString(i)));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(String program, byte[] jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(program.getBytes(StandardCharsets.UTF_8));
        bytes.write(jar);
        return bytes.toByteArray();
    }
}

package dev.tinyimage.jdk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.UserError;
import dev.tinyimage.jdk.JdkOrigin;
import dev.tinyimage.testkit.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives of a few files: {@code a = text} is a file, {@code a -> b} a link. */
class JdkArchiveTest {

    private static final String JDK = "jdk-25/release = r, jdk-25/lib/modules = m, jdk-25/bin/jlink = jlink";

    @TempDir
    Path folder;

    private enum Format {
        TAR_GZ,
        ZIP
    }

    private record Scenario(String summary, String files, String path, String content) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("in a folder of its own", JDK, "lib/modules", "m"),
                new Scenario("at the top", "release = r, lib/modules = m, bin/jlink = jlink", "lib/modules", "m"),
                new Scenario("of macOS", JDK.replace("jdk-25/", "jdk-25/Contents/Home/"), "lib/modules", "m"),
                new Scenario(
                        "instead of a link the file that it leads to",
                        JDK + ", jdk-25/legal/a -> ../legal/b, jdk-25/legal/b = text",
                        "legal/a",
                        "text"),
                new Scenario("links do not lead out", JDK + ", jdk-25/up -> ../../OUT, OUT = in", "up", "in"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void theJdkIs(Scenario scenario) throws IOException {
        for (Format format : Format.values()) {
            Path home = folder.resolve("jdk-" + format);
            unpack(archive(format, scenario.files()), Optional.empty(), home);

            assertThat(home.resolve(scenario.path())).hasContent(scenario.content());
            assertThat(Files.isSymbolicLink(home.resolve(scenario.path()))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void keepsModes(Format format) throws IOException {
        unpack(archive(format, JDK), Optional.empty(), folder.resolve("jdk"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("jdk/bin/jlink"))))
                .isEqualTo("rwxr-xr-x");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void writesNothingOutside(Format format) throws IOException {
        Path archive = archive(format, JDK + ", ../../outside = 1, jdk-25/lib/../../../outside = 1");

        unpack(archive, Optional.empty(), folder.resolve("a/b/jdk"));

        assertThat(Stream.of("outside", "a/outside", "a/b/outside").map(folder::resolve))
                .noneMatch(Files::exists);
    }

    @Test
    void errorsNameTheUrlOfWhatWasFetched() throws IOException {
        Path fetched = archive(Format.TAR_GZ, "a/b = 1");
        JdkOrigin.Archive archive = new JdkOrigin.Archive("https://example.com/jdk.tar.gz", Optional.empty());

        assertThatThrownBy(() -> JdkArchive.unpack(archive, fetched, folder.resolve("jdk")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cannot take a JDK from https://example.com/jdk.tar.gz: there is none in it");
    }

    @Test
    void checksTheDigest() throws IOException {
        Path archive = archive(Format.ZIP, JDK);
        String digest = Digests.sha256(Files.readAllBytes(archive)).replace("sha256:", "");
        String other = HexFormat.of().formatHex(new byte[32]);

        unpack(archive, Optional.of(digest), folder.resolve("a"));
        unpack(archive, Optional.of(digest.toUpperCase(Locale.ROOT)), folder.resolve("b"));

        assertThatThrownBy(() -> unpack(archive, Optional.of(other), folder.resolve("c")))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot take a JDK from the file " + archive + ": its SHA-256 is "
                        + digest + ", not " + other
                        + ". Fetch it again, or correct the digest if the vendor has published another file.");
    }

    private record Refusal(String summary, byte[] content, String cause) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Refusal> refusals() throws IOException {
        byte[] jdk = tar(JDK);
        return Stream.of(
                new Refusal("an empty file", new byte[0], "it is neither a tar.gz nor a zip file"),
                new Refusal("a page", bytes("<html>"), "it is neither a tar.gz nor a zip file"),
                new Refusal("half a file", Arrays.copyOf(jdk, jdk.length / 2), "it is damaged \\(.+\\)"),
                new Refusal("half a zip file", bytes("PK\3\4"), "it is damaged \\(.+\\)"),
                new Refusal(
                        "links in a circle",
                        tar("a -> b, b -> a, a/c = 1"),
                        "it is damaged \\(a layer has links in a circle at /a\\)"),
                new Refusal("no JDK", tar("a/b = 1"), "there is none in it: no folder has release and lib/modules"),
                new Refusal(
                        "a JRE",
                        tar("jre/release = r, jre/lib/modules = m"),
                        "there is no jlink module, so it cannot be linked from"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(Refusal refusal) throws IOException {
        Path file = Files.write(folder.resolve("jdk.tar.gz"), refusal.content());

        assertThatThrownBy(() -> unpack(file, Optional.empty(), folder.resolve("jdk")))
                .isInstanceOf(UserError.class)
                .hasMessageMatching(
                        "cannot take a JDK from the file " + file + ": " + refusal.cause() + "\\. [^.]+.*\\.");
        assertThat(folder.resolve("jdk")).doesNotExist();
    }

    private static void unpack(Path archive, Optional<String> sha256, Path folder) throws IOException {
        JdkArchive.unpack(new JdkOrigin.Archive(archive.toString(), sha256), archive, folder);
    }

    private Path archive(Format format, String files) throws IOException {
        return Files.write(folder.resolve("archive"), format == Format.ZIP ? zip(files) : tar(files));
    }

    private static byte[] tar(String files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            for (String word : files.split(", ")) {
                List<String> link = List.of(word.split(" -> "));
                List<String> file = List.of(word.split(" = "));
                TarArchiveEntry entry = link.size() == 2
                        ? new TarArchiveEntry(link.get(0), TarConstants.LF_SYMLINK, true)
                        : new TarArchiveEntry(file.get(0), true);
                if (link.size() == 2) {
                    entry.setLinkName(link.get(1));
                } else {
                    entry.setMode(0755);
                    entry.setSize(bytes(file.get(1)).length);
                }
                tar.putArchiveEntry(entry);
                if (link.size() != 2) {
                    tar.write(bytes(file.get(1)));
                }
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (String word : files.split(", ")) {
                List<String> link = List.of(word.split(" -> "));
                List<String> file = List.of(word.split(" = "));
                ZipArchiveEntry entry = new ZipArchiveEntry(link.size() == 2 ? link.get(0) : file.get(0));
                entry.setUnixMode(link.size() == 2 ? 0120777 : 0100755);
                zip.putArchiveEntry(entry);
                zip.write(bytes(link.size() == 2 ? link.get(1) : file.get(1)));
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

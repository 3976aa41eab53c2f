package dev.tinyimage.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Layer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers over each other; a line such as {@code a/b = text} is a file, {@code a -> b} a link, {@code a => b} a hard link,
 * {@code a/} a folder.
 */
class LayeredRootTest {

    @TempDir
    Path folder;

    private record Scenario(String summary, List<String> layers, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("a later layer wins", List.of("a = 1, b = 1", "a = 2"), "a = 2, b = 1"),
                new Scenario("folders merge", List.of("d/, d/a = 1", "d/, d/b = 2"), "d/, d/a = 1, d/b = 2"),
                new Scenario("a folder that no layer has is made", List.of("d/e/a = 1"), "d/, d/e/, d/e/a = 1"),
                new Scenario("a file replaces a folder", List.of("d/, d/a = 1", "d = 2"), "d = 2"),
                new Scenario("a folder replaces a link", List.of("e/, d -> e", "d/, d/a = 1"), "d/, d/a = 1, e/"),
                new Scenario("a whiteout takes a file away", List.of("a = 1, b = 1", ".wh.a = "), "b = 1"),
                new Scenario("a whiteout takes a folder away", List.of("d/, d/e/, d/e/a = 1", "d/.wh.e = "), "d/"),
                new Scenario("a whiteout leaves what its own layer has", List.of("a = 1", "a = 2, .wh.a = "), "a = 2"),
                new Scenario(
                        "an opaque folder hides all that was in it before",
                        List.of("d/, d/a = 1, d/e/, d/e/b = 1", "d/, d/c = 2, d/.wh..wh..opq = "),
                        "d/, d/c = 2"),
                new Scenario(
                        "paths lead through links of the image",
                        List.of("usr/, usr/lib/, lib -> usr/lib", "lib/a = 1"),
                        "lib -> usr/lib, usr/, usr/lib/, usr/lib/a = 1"),
                new Scenario(
                        "an absolute link begins at the root",
                        List.of("a/, a/b/, a/b/link -> /opt/x", "a/b/link/file = 1"),
                        "a/, a/b/, a/b/link -> ../../opt/x, opt/, opt/x/, opt/x/file = 1"),
                new Scenario("dots do not lead out", List.of("../../OUT/a = 1"), "OUT/, OUT/a = 1"),
                new Scenario(
                        "links do not lead out",
                        List.of("link -> ../../OUT, link/a = 1"),
                        "OUT/, OUT/a = 1, link -> ../../OUT"),
                new Scenario(
                        "links to links do not lead out",
                        List.of("d/, d/up -> .., d/far -> up/../../OUT, d/far/a = 1"),
                        "OUT/, OUT/a = 1, d/, d/far -> up/../../OUT, d/up -> .."),
                new Scenario(
                        "absolute links with dots do not lead out",
                        List.of("link -> /../../OUT, link/a = 1"),
                        "OUT/, OUT/a = 1, link -> OUT"),
                new Scenario(
                        "a file over a link that leads out replaces the link",
                        List.of("a -> ../OUT/secret", "a = 2"),
                        "a = 2"),
                new Scenario(
                        "a whiteout over a link leaves what the link names",
                        List.of("b = 1, a -> b", ".wh.a = "),
                        "b = 1"),
                new Scenario(
                        "a whiteout of the folder above is refused",
                        List.of("a = 1", ".wh... = "),
                        "a layer has an entry of the name '..'"),
                new Scenario(
                        "a hard link is the file, whatever becomes of its other name",
                        List.of("d/, d/a = 1, b => d/a", "d/a = 2"),
                        "b = 1, d/, d/a = 2"),
                new Scenario(
                        "a hard link finds its file through links",
                        List.of("usr/, lib -> usr", "usr/a = 1, b => lib/a"),
                        "b = 1, lib -> usr, usr/, usr/a = 1"),
                new Scenario(
                        "a hard link to nothing is refused",
                        List.of("a => b"),
                        "a layer has a link /a to a file that it lacks, /b"),
                new Scenario(
                        "a whiteout finds its file through links",
                        List.of("usr/, usr/a = 1, lib -> usr", "lib/.wh.a = "),
                        "lib -> usr, usr/"),
                new Scenario(
                        "links in a circle are refused",
                        List.of("a -> b, b -> a, a/c = 1"),
                        "a layer has links in a circle at /"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void layersOverEachOther(Scenario scenario) throws IOException {
        Path outside = Files.createDirectories(folder.resolve("OUT"));
        Files.writeString(outside.resolve("secret"), "kept");

        assertThat(outcome(scenario.layers())).startsWith(scenario.outcome());
        assertThat(listing(outside)).isEqualTo("secret = kept");
    }

    static Stream<Scenario> parts() {
        return Stream.of(
                new Scenario("what lies elsewhere stays out", List.of("d/, d/a = 1, e = 1"), "a = 1"),
                new Scenario("it may lie in any layer", List.of("d/, d/a = 1, d/b = 1", "d/b = 2"), "a = 1, b = 2"),
                new Scenario("a path may lead through links", List.of("x/, x/a = 1, d -> x"), "a = 1"),
                new Scenario(
                        "links become what they lead to",
                        List.of("d/, d/e/, d/e/a = 1, d/b -> e/a, d/c -> /etc/c, d/f -> ../etc", "etc/, etc/c = 2"),
                        "b = 1, c = 2, e/, e/a = 1, f/, f/c = 2"),
                new Scenario("links that lead nowhere are left out", List.of("d/, d/a -> /b, d/c -> c"), ""),
                new Scenario("folders around are not gone into again", List.of("d/, d/a = 1, d/b -> /d"), "a = 1"),
                new Scenario("hard links lead out", List.of("a = 1, d/, d/b => a, d/c => a"), "b = 1, c = 1"),
                new Scenario("a file is no folder", List.of("d = 1"), "/d"),
                new Scenario("a folder has to be there", List.of("e/"), "/d"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void oneFolderOfARoot(Scenario scenario) throws IOException {
        String outcome;
        try {
            LayeredRoot.of(layers(scenario.layers())).unpack("/d", folder.resolve("part"));
            outcome = listing(folder.resolve("part"));
        } catch (IOException e) {
            outcome = e.getMessage();
        }

        assertThat(outcome).isEqualTo(scenario.outcome());
    }

    @Test
    void onlyLayersThatHaveSomethingOfAFolderAreReadForIt() throws IOException {
        Level has = TarLevel.of(layer("d/, d/a = 1").content());
        Level other =
                new TarLevel(null, TarLevel.of(layer("e/, e/a = 1").content()).entries());

        LayeredRoot.over(List.of(other, has)).unpack("/d", folder.resolve("part"));

        assertThat(listing(folder.resolve("part"))).isEqualTo("a = 1");
    }

    @Test
    void filesKeepModesAndTimes() throws IOException {
        LayeredRoot.of(layers(List.of("d/, d/a = 1"))).unpack(folder.resolve("root"));

        Path file = folder.resolve("root/d/a");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("r-x-w---x"));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(86_400_000));
    }

    @Test
    void whatWasThereBeforeGoes() throws IOException {
        outcome(List.of("old = 1"));

        assertThat(outcome(List.of("new = 1"))).isEqualTo("new = 1");
    }

    private String outcome(List<String> texts) throws IOException {
        Path root = folder.resolve("work/root");
        try {
            LayeredRoot.of(layers(texts)).unpack(root);
            return listing(root);
        } catch (InvalidLayer e) {
            return e.getMessage();
        }
    }

    private static List<Layer> layers(List<String> texts) throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (String text : texts) {
            layers.add(layer(text));
        }
        return layers;
    }

    private static Layer layer(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String line : text.split(", ")) {
                add(line, tar);
            }
        }
        Content content = Content.of(bytes.toByteArray());
        return new Layer("layer", new Descriptor("", "", content.size()), "", content.size(), content);
    }

    private static void add(String line, TarArchiveOutputStream tar) throws IOException {
        String[] parts = line.split(" (?:->|=>?) ?", 2);
        byte type = line.contains(" -> ")
                ? TarConstants.LF_SYMLINK
                : line.contains(" => ") ? TarConstants.LF_LINK : TarConstants.LF_NORMAL;
        TarArchiveEntry entry = new TarArchiveEntry(parts[0], line.endsWith("/") ? TarConstants.LF_DIR : type, true);
        byte[] content = {};
        if (type == TarConstants.LF_NORMAL) {
            content = parts[parts.length - 1].getBytes(StandardCharsets.UTF_8);
            entry.setSize(line.endsWith("/") ? 0 : content.length);
            entry.setMode(line.endsWith("/") ? 0755 : 0521);
        } else {
            entry.setLinkName(parts[1]);
        }
        entry.setModTime(FileTime.fromMillis(86_400_000));
        tar.putArchiveEntry(entry);
        tar.write(content, 0, (int) entry.getSize());
        tar.closeArchiveEntry();
    }

    private static String listing(Path root) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(path -> !path.equals(root)).sorted().toList()) {
                lines.add(line(root, file));
            }
        }
        return String.join(", ", lines);
    }

    private static String line(Path root, Path file) throws IOException {
        String path = root.relativize(file).toString();
        if (Files.isSymbolicLink(file)) {
            return path + " -> " + Files.readSymbolicLink(file);
        }
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? path + "/" : path + " = " + Files.readString(file);
    }
}

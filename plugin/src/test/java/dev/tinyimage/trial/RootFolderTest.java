package dev.tinyimage.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers over each other; a line such as {@code a/b = text} is a file, {@code a -> b} a link, {@code a/} a folder. */
class RootFolderTest {

    /** What is there in every root, whatever the layers hold. */
    private static final Set<String> ALWAYS =
            Set.of("dev/", "etc/", "etc/hosts", "etc/resolv.conf", "proc/", "sys/", "tmp/");

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
                        "a layer of the image has an entry of the name '..'"),
                new Scenario(
                        "links in a circle are refused",
                        List.of("a -> b, b -> a, a/c = 1"),
                        "a layer of the image has links in a circle at /"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void layersOverEachOther(Scenario scenario) throws IOException {
        Path outside = Files.createDirectories(folder.resolve("OUT"));
        Files.writeString(outside.resolve("secret"), "kept");

        assertThat(outcome(scenario.layers())).startsWith(scenario.outcome());
        assertThat(listing(outside)).isEqualTo("secret = kept");
    }

    @Test
    void whatWasThereBeforeGoes() throws IOException {
        outcome(List.of("old = 1"));

        assertThat(outcome(List.of("new = 1"))).isEqualTo("new = 1");
    }

    private String outcome(List<String> layers) throws IOException {
        try {
            return listing(RootFolder.unpack(image(layers), folder.resolve("work/root")));
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private Image image(List<String> texts) throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (String text : texts) {
            List<Entry> entries =
                    Arrays.stream(text.split(", ")).map(RootFolderTest::entry).toList();
            layers.add(TestLayers.layer("layer", entries));
        }
        ContainerConfig config =
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()), layers, config, new Platform("linux", "amd64"));
    }

    private static Entry entry(String line) {
        if (line.endsWith("/")) {
            return new Entry.Directory("/" + line.substring(0, line.length() - 1), 0755, 0);
        }
        String[] link = line.split(" -> ");
        if (link.length == 2) {
            return new Entry.Link("/" + link[0], link[1]);
        }
        String[] file = line.split(" = ?", 2);
        return new Entry.File("/" + file[0], 0644, Content.of(file[1]));
    }

    private static String listing(Path root) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(path -> !path.equals(root)).sorted().toList()) {
                lines.add(line(root, file));
            }
        }
        return lines.stream()
                .filter(line -> !ALWAYS.contains(line.replaceFirst(" = (?s:.*)", "")))
                .collect(Collectors.joining(", "));
    }

    private static String line(Path root, Path file) throws IOException {
        String path = root.relativize(file).toString();
        if (Files.isSymbolicLink(file)) {
            return path + " -> " + Files.readSymbolicLink(file);
        }
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? path + "/" : path + " = " + Files.readString(file);
    }
}

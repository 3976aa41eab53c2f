package dev.tinyimage.jdk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.MediaTypes;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images with JDKs of a few files, as in {@code RootFolderTest}; a word such as {@code JDK:/opt/x} is all files of one. */
class JdkImageTest {

    private static final String FULL_JDK = " Name a full JDK with <runtime><jdk> (tinyimage.runtime.jdk), not a JRE.";

    @TempDir
    Path folder;

    /** @param outcome its files but those that all have, or what comes after the colon of an error */
    private record Scenario(String summary, String environment, List<String> layers, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> found() {
        return Stream.of(
                new Scenario(
                        "where JAVA_HOME says",
                        "JAVA_HOME=/x/a",
                        List.of("JDK:/x/a, JDK:/opt/b, x/a/it = 1"),
                        "it = 1"),
                new Scenario(
                        "where a JAVA_HOME that is a link leads",
                        "JAVA_HOME=/usr/java/default",
                        List.of("JDK:/x/a, x/a/it = 1, usr/java/default -> /etc/java", "etc/java -> ../x/a"),
                        "it = 1"),
                new Scenario(
                        "in one of the usual folders, other variables or not",
                        "PATH=/bin",
                        List.of("JDK:/opt/java/openjdk, opt/java/openjdk/it = 1"),
                        "it = 1"),
                new Scenario(
                        "by another name too",
                        "",
                        List.of("JDK:/usr/lib/jvm/jdk-25, usr/lib/jvm/jdk-25/it = 1, usr/lib/jvm/default -> jdk-25"),
                        "it = 1"),
                new Scenario(
                        "where a stale JAVA_HOME does not lead",
                        "JAVA_HOME=/x",
                        List.of("JDK:/opt/a, opt/a/it = 1"),
                        "it = 1"),
                new Scenario(
                        "of several the one that runs as java",
                        "",
                        List.of("JDK:/opt/a, JDK:/opt/b, opt/b/it = 1, usr/bin/java -> /etc/alternatives/java,"
                                + " etc/alternatives/java -> /opt/b/bin/java"),
                        "it = 1"),
                new Scenario(
                        "files of upper layers win",
                        "",
                        List.of("JDK:/opt/a, opt/a/it = 1, opt/a/conf/old = 1", "opt/a/it = 2, opt/a/conf/.wh.old = "),
                        "it = 2"),
                new Scenario(
                        "a JDK that an upper layer hides",
                        "",
                        List.of("JDK:/opt/a", "opt/.wh.a = , JDK:/opt/b, opt/b/it = 1"),
                        "it = 1"),
                new Scenario(
                        "instead of links the files that they lead to",
                        "",
                        List.of(
                                "JDK:/opt/a, opt/a/conf/net -> /etc/java/net, opt/a/legal/x -> ../conf/net, opt/a/sec -> /etc/sec,"
                                        + " etc/java/net = 1, etc/sec/certs = 2"),
                        "conf/net = 1, legal/x = 1, sec/certs = 2"),
                new Scenario(
                        "one that has jmods and no commands",
                        "",
                        List.of("opt/a/release = r, opt/a/lib/modules = m, opt/a/jmods/java.base.jmod = j"),
                        "jmods/java.base.jmod = j"));
    }

    static Stream<Scenario> refused() {
        return Stream.of(
                new Scenario(
                        "no JDK",
                        "",
                        List.of("bin/sh = sh"),
                        "there is none in it: no folder has release and lib/modules." + FULL_JDK),
                new Scenario(
                        "a JRE",
                        "JAVA_HOME=/opt/a",
                        List.of("opt/a/release = r, opt/a/lib/modules = m"),
                        "there is no jlink module, so it cannot be linked from." + FULL_JDK),
                new Scenario(
                        "several",
                        "",
                        List.of("JDK:/opt/a, JDK:/usr/lib/jvm/b"),
                        "there are several in it, /opt/a and /usr/lib/jvm/b. Take one whose JAVA_HOME names one of them,"
                                + " with <runtime><jdk> (tinyimage.runtime.jdk)."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void theJdkIs(Scenario scenario) throws IOException {
        JdkImage.unpack("jdk:25", config(scenario.environment()), layers(scenario), folder.resolve("jdk"));

        SortedMap<String, String> files = files(folder.resolve("jdk"));
        files.keySet().removeAll(List.of("release", "lib/modules", "bin/java", "bin/jlink"));
        assertThat(files.entrySet().stream()
                        .map(file -> file.getKey() + " = " + file.getValue())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(scenario.outcome());
        assertThat(folder.resolve("jdk/lib/modules")).hasContent("m");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(Scenario scenario) throws IOException {
        List<Layer> layers = layers(scenario);

        assertThatThrownBy(
                        () -> JdkImage.unpack("jdk:25", config(scenario.environment()), layers, folder.resolve("jdk")))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot take a JDK from the image jdk:25: " + scenario.outcome());
        assertThat(folder.resolve("jdk")).doesNotExist();
    }

    @Test
    void refusesLayersOfAnotherFormat() {
        byte[] noTar = "no tar file".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        Layer layer = new Layer(
                "other", new Descriptor(MediaTypes.LAYER_TAR, "", noTar.length), "", noTar.length, Content.of(noTar));

        assertThatThrownBy(() -> JdkImage.unpack("jdk:25", config(""), List.of(layer), folder))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("cannot take a JDK from the image jdk:25: a layer of it cannot be read \\(.+\\)\\. "
                        + "Name another image, whose layers are tar files, plain or packed with gzip or zstd, with "
                        + "<runtime><jdk> \\(tinyimage.runtime.jdk\\)\\.");
    }

    private static ObjectNode config(String environment) {
        ObjectNode config = Json.object();
        if (!environment.isEmpty()) {
            config.putObject("config").putArray("Env").add(environment);
        }
        return config;
    }

    private static List<Layer> layers(Scenario scenario) throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (String layer : scenario.layers()) {
            layers.add(TestLayers.layer(
                    "layer",
                    Stream.of(layer.split(", ?")).flatMap(JdkImageTest::entries).toList()));
        }
        return layers;
    }

    private static Stream<Entry> entries(String word) {
        if (word.startsWith("JDK:")) {
            String home = word.substring("JDK:".length());
            return Stream.of(
                    file(home + "/release", "r"),
                    file(home + "/lib/modules", "m"),
                    file(home + "/bin/java", "java"),
                    file(home + "/bin/jlink", "jlink"));
        }
        String[] link = word.split(" -> ");
        String[] file = word.split(" = ?", 2);
        return Stream.of(link.length == 2 ? new Entry.Link("/" + link[0], link[1]) : file("/" + file[0], file[1]));
    }

    private static Entry file(String path, String text) {
        return new Entry.File(path, 0644, Content.of(text));
    }

    private static SortedMap<String, String> files(Path home) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                String content = Files.isSymbolicLink(file) ? "a link" : Files.readString(file);
                files.put(home.relativize(file).toString(), content);
            }
        }
        return files;
    }
}

package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Start.StartsFrom;
import dev.tinyimage.app.StartCommand;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Platform;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists of classes are kept by: the runtime's classes, and for an application all of its image and how it starts. */
class ClassListTest {

    private static final String MODULES = "lib/modules";

    @TempDir
    Path folder;

    @Test
    void thatOfTheJdkIsMadeOnceForARuntime() throws IOException {
        Cache cache = TestCache.at(folder.resolve("cache"));

        List<String> first = ClassList.ofJdk(image(runtime("1"), "a.Main", "a.Main"), cache);

        assertThat(first).contains("java/lang/Object", "java/util/HashMap").doesNotContain("a/Main");
        assertThat(ClassList.ofJdk(image(runtime("1"), "b.Main", "b.Main"), cache))
                .isEqualTo(first);
        assertThat(kept(cache)).hasSize(1);
        assertThat(ClassList.ofJdk(image(runtime("2"), "a.Main", "a.Main"), cache))
                .isEqualTo(first);
        assertThat(kept(cache)).hasSize(2);
    }

    @Test
    void thatOfAnApplicationIsMadeForEachImageAndStart() throws IOException {
        Cache cache = TestCache.at(folder.resolve("cache"));
        JavaRuntime runtime = runtime("1");
        ArchivedImage image = image(runtime, "a.Main", "a.Main");

        assertThat(ClassList.ofApp(image, cache)).contains("a/Main", "java/lang/Object");
        assertThat(ClassList.ofApp(image(runtime, "b.Main", "b.Main"), cache))
                .contains("b/Main")
                .doesNotContain("a/Main");
        assertThat(ClassList.ofApp(image(runtime, "b.Main", "c.Other"), cache)).doesNotContain("b/Main");
        assertThat(kept(cache)).hasSize(3);
        assertThat(ClassList.ofApp(image, cache)).contains("a/Main");
        assertThat(kept(cache)).hasSize(3);
    }

    private static List<Path> kept(Cache cache) throws IOException {
        try (Stream<Path> entries = Files.list(cache.folder().resolve("class-lists"))) {
            return entries.toList();
        }
    }

    /** The running JDK under a digest that it need not have. */
    private static JavaRuntime runtime(String digest) {
        return new JavaRuntime(
                Jdks.running().home(), Map.of(MODULES, digest, "lib/classlist", digest), Jdks.running(), null);
    }

    private ArchivedImage image(JavaRuntime runtime, String type, String main) throws IOException {
        int dot = type.lastIndexOf('.');
        String source = "package %s; public class %s {}".formatted(type.substring(0, dot), type.substring(dot + 1));
        Path jar = Jars.jar().source(type, source).write(folder.resolve(type + ".jar"));
        List<Entry> entries = List.of(new Entry.File("/app/app.jar", 0644, Content.of(jar)));
        Image image = new Image(
                new Platform("linux", "amd64"),
                new byte[0],
                null,
                new byte[0],
                null,
                List.of(TestLayers.layer("app", entries)));
        StartCommand command = new StartCommand(
                "/opt/java/bin/java", List.of(), StartsFrom.CLASS_PATH, List.of("/app/app.jar"), main, List.of());
        return new ArchivedImage(image, runtime, "/opt/java", command, Map.of(), List.of(jar));
    }
}

package dev.tinyimage.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.files.Folders;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that share a cache, of which every second is killed while it writes. */
class KilledWritersTest {

    private static final int BUILDS = 20;
    private static final int KEYS = 40;

    @TempDir
    Path folder;

    @Test
    void allThatIsThereIsWhole() throws Exception {
        Random moments = new Random();
        List<Process> builds = new ArrayList<>();
        for (int i = 0; i < BUILDS; i++) {
            builds.add(build());
        }
        for (int i = 0; i < BUILDS; i += 2) {
            builds.get(i).getInputStream().read(); // it writes from now on
            Thread.sleep(moments.nextInt(50));
            builds.get(i).destroyForcibly();
        }
        List<Integer> ends = new ArrayList<>();
        for (Process build : builds) {
            ends.add(build.waitFor());
        }
        RecordingConsole console = new RecordingConsole();
        Cache cache = new Cache(folder, console);

        use(cache);

        assertThat(ends).contains(0);
        assertThat(console.lines()).isEmpty();

        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        for (Path partial : partial()) {
            Files.setLastModifiedTime(partial, longAgo);
        }
        cache.tidy();
        assertThat(partial()).isEmpty();
    }

    private Process build() throws IOException, URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(Cache.class, KilledWritersTest.class)) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        String.join(File.pathSeparator, places),
                        Build.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** One of them. */
    static final class Build {

        private Build() {}

        public static void main(String[] args) throws IOException {
            RecordingConsole console = new RecordingConsole();
            System.out.println("starts");
            use(new Cache(Path.of(args[0]), console));
            System.exit(console.lines().size());
        }
    }

    /** Makes entries of each sort, or takes those that are there, and looks at what is in them. */
    private static void use(Cache cache) throws IOException {
        for (int i = 0; i < KEYS; i++) {
            String key = "key" + i;
            String content = key.repeat(10_000);
            same(content, cache.text("texts", key, () -> content));
            same(content, Files.readString(cache.file("files", key, file -> Files.writeString(file, content))));
            Path home = cache.folder("folders", key, partial -> {
                Files.writeString(Folders.fresh(partial.resolve("bin")).resolve("java"), content);
                Files.writeString(Folders.fresh(partial.resolve("lib")).resolve("modules"), content);
            });
            same(content, Files.readString(home.resolve("bin/java")));
            same(content, Files.readString(home.resolve("lib/modules")));
        }
    }

    private static void same(String expected, String actual) {
        if (!actual.equals(expected)) {
            throw new IllegalStateException("instead of " + expected.length() + " bytes " + actual.length());
        }
    }

    private List<Path> partial() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("partial"))
                    .toList();
        }
    }
}

package dev.tinyimage.jdk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.JdkTool;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jmods made again. */
class JmodsTest {

    private static final String MODULES = "java.base,java.logging,jdk.httpserver,java.net.http,java.sql,java.desktop";

    /** jlink writes its attributes in another order where it has read the class before. */
    private static final String DESCRIPTOR_OF_BASE = "lib/modules/java.base/module-info.class";

    @TempDir
    Path folder;

    @Test
    void linkTheSameAsTheRunTimeImage() throws IOException {
        Path home = withoutJmods();
        Path jmods = Jmods.of(jdk(home, home.toString()), TestCache.at(folder.resolve("cache")));

        SortedMap<String, String> fromJmods = link(home, "a", List.of("--module-path", jmods.toString()));
        SortedMap<String, String> fromImage = link(home, "b", List.of());

        assertThat(fromJmods.remove(DESCRIPTOR_OF_BASE)).isNotNull();
        assertThat(fromImage.remove(DESCRIPTOR_OF_BASE)).isNotNull();
        assertThat(fromJmods).containsExactlyEntriesOf(fromImage).containsKey("lib/server/libjvm.so");
    }

    @Test
    void areTheJdksOwnWhereItHasAny() throws IOException {
        Path own = Files.createDirectories(folder.resolve("jdk/jmods"));
        Files.createFile(own.resolve("java.base.jmod"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"");

        assertThat(Jmods.of(jdk(folder.resolve("jdk"), "the JDK"), TestCache.at(folder.resolve("cache"))))
                .isEqualTo(own);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void cannotBeMadeFromWhatJlinkLinked() throws IOException {
        Path home = Jdks.installed().findFirst().orElseThrow();
        Path linked = folder.resolve("linked");
        run(home, List.of("--add-modules", "java.base", "--output", linked.toString()));

        assertThatThrownBy(() -> Jmods.of(jdk(linked, "example.com/jdk:25"), TestCache.at(folder.resolve("cache"))))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "cannot link a runtime from the JDK in example.com/jdk:25: it has no jmods and cannot link from its own run-time image. Install its jmods package, or "
                                + "name another with <runtime><jdk> (tinyimage.runtime.jdk).");
        assertThat(TestCache.at(folder.resolve("cache")).folder().resolve("jmods"))
                .isEmptyDirectory();
    }

    private static LinkSource jdk(Path home, String origin) {
        return LinkSource.of(home, Platform.thisMachine(), origin);
    }

    private static Path withoutJmods() {
        List<Path> homes = Jdks.installed()
                .filter(home -> !Files.exists(home.resolve("jmods/java.base.jmod")))
                .toList();
        assumeTrue(!homes.isEmpty(), "no JDK without jmods");
        return homes.get(0);
    }

    private SortedMap<String, String> link(Path home, String name, List<String> options) throws IOException {
        Path output = folder.resolve(name);
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--add-modules", MODULES, "--output", output.toString()));
        run(home, arguments);
        return contents(output);
    }

    private static void run(Path home, List<String> arguments) {
        JdkTool.Run run = JdkTool.inJvmOf(home, "jlink").run(arguments);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    /** Mode and digest of all files, resources of lib/modules among them, by path. */
    private static SortedMap<String, String> contents(Path runtime) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(runtime)) {
            for (Path file : files.filter(file -> !file.endsWith("lib/modules")).toList()) {
                contents.put(runtime.relativize(file).toString(), content(file));
            }
        }
        try (RuntimeImage image = RuntimeImage.of(runtime)) {
            for (String module : image.modules()) {
                for (String file : image.files(module)) {
                    contents.put("lib/modules/" + module + "/" + file, Digests.sha256(image.read(module, file)));
                }
            }
        }
        return contents;
    }

    private static String content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "-> " + Files.readSymbolicLink(file);
        }
        String digest =
                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Digests.sha256(Files.readAllBytes(file)) : "";
        return Files.getPosixFilePermissions(file) + " " + digest;
    }
}

package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Project;
import dev.tinyimage.base.BaseFinder;
import dev.tinyimage.base.TestBase;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ExtraFiles;
import dev.tinyimage.layout.JvmDefaults;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.runtime.RuntimeOptions;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application of one class that uses java.sql, on a base of this machine's own files. */
@EnabledOnOs(OS.LINUX)
class PlatformBuildTest {

    private static final Platform HERE = Platform.thisMachine();

    /** A scan that has found nothing in class files for Java 17. */
    private static final String NOTHING = "17\t17\n";

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @Test
    void whatTheScanHasFoundIsLinkedAndLinkedAgainIfJdepsFindsMore() throws IOException {
        Application app = app();
        Cache first = TestCache.at(folder.resolve("first"));
        Cache second = TestCache.at(folder.resolve("second"));

        PlatformImage agreed = build(app, first, "scratch", RuntimeOptions.NONE).build();
        List<String> linkedOnce = linked();
        second.replace("mentions", keyOfTheScan(first), NOTHING);
        PlatformImage differed =
                build(app, second, "scratch", RuntimeOptions.NONE).build();
        List<String> linkedTwice = linked().subList(1, linked().size());
        PlatformImage known = build(app, second, "scratch", RuntimeOptions.NONE).build();

        assertThat(agreed.modules()).contains("java.sql");
        assertThat(linkedOnce).hasSize(1);
        assertThat(differed.modules()).isEqualTo(agreed.modules());
        assertThat(linkedTwice).hasSize(2).anyMatch(line -> line.contains(" 5 modules"));
        assertThat(known.image().digest()).isEqualTo(differed.image().digest());
        assertThat(linked()).hasSize(3);
    }

    /**
     * A build that fails.
     *
     * @param error where FOLDER is the test's own
     */
    private record Failure(String summary, String base, String certificates, String error) {

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure(
                        "a runtime that cannot be made, while layers are compressed",
                        "scratch",
                        "none.pem",
                        "cannot read certificates from FOLDER/none.pem: there is no such file. "),
                new Failure("a base that is not there, while layers are compressed", "tar:/none.tar", "", "cannot "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureEndsTheBuildAndNothingGoesOnBehindIt(Failure failure) throws IOException {
        Optional<Path> certificates = Optional.of(failure.certificates())
                .filter(name -> !name.isEmpty())
                .map(folder::resolve);
        RuntimeOptions runtime = new RuntimeOptions(
                RuntimeOptions.NONE.cuts(),
                true,
                Optional.empty(),
                certificates.stream().toList());
        PlatformBuild build = build(app(), TestCache.get(), failure.base(), runtime);

        assertThatThrownBy(build::build)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(failure.error().replace("FOLDER", folder.toString()));

        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(Thread.getAllStackTraces())
                .noneSatisfy((thread, frames) -> assertThat(frames)
                        .anyMatch(frame -> thread.getName().startsWith("tinyimage-")
                                && frame.getClassName().startsWith("dev.tinyimage.image")));
    }

    private Application app() throws IOException {
        Path jar = Jars.jar()
                .source(
                        "p.Main",
                        "package p; public class Main { public static void main(String[] a) "
                                + "throws Exception { java.sql.DriverManager.getConnection(a[0]); } }")
                .write(folder.resolve("app.jar"));
        Coordinates name = new Coordinates("p", "app", "1", "jar", "");
        return Application.of(new Project(name, jar, folder, List.of(), Optional.of("p.Main"), Optional.empty()));
    }

    private PlatformBuild build(Application app, Cache cache, String base, RuntimeOptions runtime) {
        HostJdk host = HostJdk.running();
        Target target = new Target(HERE, host, LinkSource.of(host), TestBase.named(base));
        Packing packing = new Packing(new Compression(LayerFormat.GZIP, 1), false);
        BuildRequest request = new BuildRequest(
                new Project(
                        new Coordinates("p", "app", "1", "jar", ""),
                        folder.resolve("app.jar"),
                        folder,
                        List.of(),
                        Optional.of("p.Main"),
                        Optional.empty()),
                List.of(HERE),
                new JdkOptions(Optional.empty(), Optional.empty(), Map.of()),
                ModuleOptions.NONE,
                runtime,
                ArchiveOptions.DEFAULT.of(ArchiveKind.NONE),
                target.base(),
                true,
                new ContainerOptions(
                        List.of(),
                        JvmDefaults.STANDARD,
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        "65532",
                        "",
                        Instant.EPOCH),
                packing,
                new ExtraFiles(List.of(), List.of()),
                folder.resolve("work"));
        BaseFinder bases = new BaseFinder(
                new NoRegistry(),
                cache,
                new LayerWriter(packing.compression(), cache, console),
                request.work(),
                console);
        return new PlatformBuild(
                app,
                new TreeMap<>(),
                target,
                Optional.empty(),
                request,
                request.work(),
                bases,
                layer -> {},
                cache,
                console);
    }

    private List<String> linked() {
        return console.lines().stream()
                .filter(line -> line.startsWith("info Linking "))
                .toList();
    }

    private static String keyOfTheScan(Cache cache) throws IOException {
        try (Stream<Path> scans = Files.list(cache.folder().resolve("mentions"))) {
            return scans.map(scan -> scan.getFileName().toString()).findFirst().orElseThrow();
        }
    }
}

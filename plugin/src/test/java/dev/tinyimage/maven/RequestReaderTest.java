package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Project;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Platform;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.maven.config.Container;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.maven.config.ExtraDirectories;
import dev.tinyimage.maven.config.From;
import dev.tinyimage.maven.config.ImageParameters;
import dev.tinyimage.maven.config.PlatformJdk;
import dev.tinyimage.maven.config.RuntimeParameters;
import dev.tinyimage.maven.config.TargetPlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestReaderTest {

    private record Scenario(String summary, Consumer<Container> change, String timestamp, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("nothing given", c -> {}, "", "[8080/tcp] 65532 {LANG=C.UTF-8} '' 1970-01-01T00:00:00Z"),
                new Scenario(
                        "ranges and protocols",
                        c -> c.ports = List.of("80", "9000-9001/udp"),
                        "",
                        "[80/tcp, 9000/udp, 9001/udp] 65532 {LANG=C.UTF-8} '' 1970-01-01T00:00:00Z"),
                new Scenario(
                        "the user's own locale",
                        c -> c.environment.put("LANG", "de_DE.UTF-8"),
                        "",
                        "[8080/tcp] 65532 {LANG=de_DE.UTF-8} '' 1970-01-01T00:00:00Z"),
                new Scenario(
                        "the build's time as ISO 8601",
                        c -> {},
                        "2026-01-01T01:00:00+01:00",
                        "[8080/tcp] 65532 {LANG=C.UTF-8} '' 2026-01-01T00:00:00Z"),
                new Scenario(
                        "the build's time in seconds",
                        c -> {},
                        "86400",
                        "[8080/tcp] 65532 {LANG=C.UTF-8} '' 1970-01-02T00:00:00Z"),
                new Scenario(
                        "the parameter before the build's time",
                        c -> c.creationTime = "EPOCH",
                        "86400",
                        "[8080/tcp] 65532 {LANG=C.UTF-8} '' 1970-01-01T00:00:00Z"),
                new Scenario(
                        "a time that is none",
                        c -> c.creationTime = "yesterday",
                        "",
                        "cannot use 'yesterday' as <container><creationTime>: expected EPOCH, USE_CURRENT_TIMESTAMP or a "
                                + "time such as 2026-01-31T12:00:00Z. Correct tinyimage.container.creationTime."),
                new Scenario(
                        "a range that runs backwards",
                        c -> c.ports = List.of("90-80"),
                        "",
                        "cannot use '90-80' as <container><ports>: expected ports between 1 and 65535, the smaller "
                                + "first. Correct tinyimage.container.ports."),
                new Scenario(
                        "a user with a blank",
                        c -> c.user = "non root",
                        "",
                        "cannot use 'non root' as <container><user>: expected a number or name, with an optional group "
                                + "after a colon. Correct tinyimage.container.user."),
                new Scenario(
                        "a relative working directory",
                        c -> c.workingDirectory = "data",
                        "",
                        "cannot use 'data' as <container><workingDirectory>: expected an absolute path. Correct "
                                + "tinyimage.container.workingDirectory."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void container(Scenario scenario) {
        Container container = new Container();
        scenario.change().accept(container);

        assertThat(outcome(container, scenario.timestamp())).isEqualTo(scenario.outcome());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from.fonts | no | NO false drop",
                "from.fonts | maybe | cannot use 'maybe' as <from><fonts>: expected auto, yes or no. Correct "
                        + "tinyimage.from.fonts.",
                "from.display | true | AUTO true drop",
                "from.display | X11 | cannot use 'X11' as <from><display>: expected true or false. Correct "
                        + "tinyimage.from.display.",
                "image.foreignNatives | keep | AUTO false keep",
                "image.foreignNatives | some | cannot use 'some' as <image><foreignNatives>: expected drop or keep. "
                        + "Correct tinyimage.image.foreignNatives."
            })
    void baseAndNatives(String parameter, String value, String outcome) {
        From from = new From();
        ImageParameters image = new ImageParameters();
        switch (parameter) {
            case "from.fonts" -> from.fonts = value;
            case "from.display" -> from.display = value;
            default -> image.foreignNatives = value;
        }

        assertThat(outcome(() -> {
                    BuildRequest request = read(from, new Container(), image, "");
                    return request.base().fonts() + " "
                            + request.base().display() + " "
                            + (request.dropForeignNatives() ? "drop" : "keep");
                }))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "''{0}'' are {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | []",
                "linux/arm64, linux/amd64 | [linux/arm64, linux/amd64]",
                "linux/arm64/v8 | [linux/arm64/v8]",
                "linux/sparc | cannot build for linux/sparc: it is none of linux/amd64, linux/arm64, linux/ppc64le, "
                        + "linux/s390x, linux/riscv64. Correct <from><platforms> (tinyimage.from.platforms).",
                "windows/amd64 | cannot build for windows/amd64: it is none of linux/amd64, linux/arm64, "
                        + "linux/ppc64le, linux/s390x, linux/riscv64. Correct <from><platforms> "
                        + "(tinyimage.from.platforms).",
                "arm64 | cannot build for arm64: it is none of linux/amd64, linux/arm64, linux/ppc64le, linux/s390x, "
                        + "linux/riscv64. Correct <from><platforms> (tinyimage.from.platforms).",
                "linux/arm64, linux/amd64, linux/arm64 | cannot build for linux/arm64: it is named twice. "
                        + "Name it once in <from><platforms> (tinyimage.from.platforms).",
                "linux/arm64, linux/arm64/v8 | cannot build for linux/arm64/v8: it is named twice. "
                        + "Name it once in <from><platforms> (tinyimage.from.platforms)."
            })
    void platforms(String platforms, String outcome) {
        From from = new From();
        for (String text : platforms.isEmpty() ? new String[0] : platforms.split(", ")) {
            TargetPlatform platform = new TargetPlatform();
            platform.set(text);
            from.platforms.add(platform);
        }

        assertThat(outcome(() -> read(from, new Container(), new ImageParameters(), "")
                        .platforms()
                        .toString()))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "from.image, example.com/base:1, example.com/base:1",
        "from.image, scratch, scratch",
        "from.image, tar:base.tar, tar:/project/base.tar",
        "from.image, tar://target/base.tar, tar:/project/target/base.tar",
        "from.image, tar:///base.tar, tar:/base.tar",
        "from.image, oci:layout, oci:/project/layout",
        "from.sysroot, root, /project/root",
        "from.sysroot, /root, /root",
        "runtime.jdk, jdk, Folder[path=/project/jdk]",
        "runtime.jdk, /jdk, Folder[path=/jdk]",
        "runtime.jdk, jdk.zip, 'Archive[location=/project/jdk.zip, sha256=Optional.empty]'",
        "runtime.jdks, jdk, Folder[path=/project/jdk]",
        "runtime.trustStore, ca.pem, /project/ca.pem",
        "runtime.certificates, ca.pem, /project/ca.pem"
    })
    void pathsAreRelativeToTheModule(String parameter, String value, String outcome) {
        From from = new From();
        RuntimeParameters runtime = new RuntimeParameters();
        switch (parameter) {
            case "from.image" -> from.image = value;
            case "from.sysroot" -> from.sysroot = value;
            case "runtime.jdk" -> runtime.jdk = value;
            case "runtime.jdks" -> {
                PlatformJdk jdk = new PlatformJdk();
                jdk.set("linux/arm64=" + value);
                runtime.jdks.add(jdk);
            }
            case "runtime.trustStore" -> runtime.trustStore = value;
            default -> runtime.certificates.add(value);
        }

        BuildRequest request = read(from, new Container(), runtime, new ImageParameters(), "");

        Object read = switch (parameter) {
            case "from.image" -> request.base().image().orElseThrow();
            case "from.sysroot" -> request.base().sysroot();
            case "runtime.jdk" -> request.jdks().all().orElseThrow();
            case "runtime.jdks" ->
                request.jdks().of(new Platform("linux", "arm64")).orElseThrow();
            case "runtime.trustStore" -> request.runtime().trustStore().orElseThrow();
            default -> request.runtime().certificates().get(0);
        };
        assertThat(read).hasToString(outcome);
    }

    private static String outcome(Container parameters, String timestamp) {
        return outcome(() -> {
            ContainerOptions container = read(new From(), parameters, new ImageParameters(), timestamp)
                    .container();
            return container.ports() + " " + container.user() + " " + container.environment() + " '"
                    + container.workingDirectory() + "' " + container.created();
        });
    }

    private static String outcome(Supplier<String> result) {
        try {
            return result.get();
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    private static BuildRequest read(From from, Container container, ImageParameters image, String timestamp) {
        return read(from, container, new RuntimeParameters(), image, timestamp);
    }

    private static BuildRequest read(
            From from, Container container, RuntimeParameters runtime, ImageParameters image, String timestamp) {
        Project project = new Project(
                new Coordinates("g", "app", "1", "jar", ""),
                Path.of("app.jar"),
                Path.of("target"),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return new RequestReader(
                        from,
                        container,
                        new ExtraDirectories(),
                        runtime,
                        image,
                        new DockerClient(),
                        Optional.empty(),
                        false,
                        Path.of("/project"))
                .read(project, timestamp, Path.of("work"));
    }
}

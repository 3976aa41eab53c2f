package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image under test is a statically linked busybox and nothing else. */
@NeedsPrograms({"podman", "skopeo", "busybox"})
class PodmanIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SERVE = "/bin/busybox httpd -f -p 127.0.0.1:$PORT -h /www";

    @TempDir
    private static Path shared;

    private static Podman podman;
    private static SampleImage busybox;
    private static String image;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() throws IOException {
        podman = Podman.create();
        byte[] program = Files.readAllBytes(Programs.required("busybox"));
        busybox = SampleImage.of(Map.of("bin/busybox", program, "www/index.html", SampleImage.bytes("hello")));
        busybox.writeLayout(shared.resolve("layout"));
        Path archive = shared.resolve("image.tar");
        Skopeo.anonymous().copy("oci:" + shared.resolve("layout"), "oci-archive:" + archive + ":localhost/loaded:1");
        image = podman.load(archive);
    }

    @AfterAll
    static void close() {
        podman.close();
    }

    @Test
    void servesAndStopsOnSigterm() {
        List<String> flags = List.of("--user", "65532");
        try (Container container = shell(flags, "trap 'exit 7' TERM; " + SERVE + " & wait")) {
            assertThat(container.awaitHttp("/", LIMIT).body()).isEqualTo("hello");
            assertThat(container.http("/nowhere").statusCode()).isEqualTo(404);
            assertThat(container.user()).isEqualTo(65532);
            assertThat(container.stop()).isEqualTo(7);
        }
    }

    @Test
    void cannotWriteToTheRoot() {
        try (Container container = shell(List.of(), "echo x > /www/index.html; echo x > /tmp/x; " + SERVE)) {
            container.awaitHttp("/", LIMIT);
            assertThat(container.logs())
                    .contains("/www/index.html: Read-only file system")
                    .doesNotContain("/tmp/x");
        }
    }

    @Test
    void tellsWhyThereIsNoAnswer() {
        try (Container container = shell(List.of(), "echo 'no way' >&2; exit 3")) {
            assertThatThrownBy(() -> container.awaitHttp("/", LIMIT))
                    .hasMessageContaining("container is exited")
                    .hasMessageContaining("no way");
        }
    }

    @Test
    void failsWhereSigtermIsNotSeen() {
        try (Container container = podman.run(image, List.of(), "/bin/busybox", "sleep", "60")) {
            assertThatThrownBy(() -> container.stop(Duration.ofSeconds(1)))
                    .hasMessageContaining("does not stop on SIGTERM");
        }
    }

    @Test
    void pullsFromARegistryWithAPassword() {
        try (InProcessRegistry registry = InProcessRegistry.bearer("me", "secret")) {
            busybox.putInto(registry, "example", "1");
            podman.pull(registry, "example:1");
            assertThat(podman.podman("images")).contains(registry.address() + "/example");
        }
    }

    @Test
    void wrapperSeesTheSameImages() {
        String wrapper = podman.wrapperScript(folder).toString();
        Execution images = Execution.of(LIMIT, List.of(wrapper, "images", "--format", "{{.Repository}} x'y"));
        assertThat(images.outputOrThrow()).contains("localhost/loaded x'y");
    }

    private static Container shell(List<String> flags, String script) {
        return podman.run(image, flags, "/bin/busybox", "sh", "-c", script);
    }
}

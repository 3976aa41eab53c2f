package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Json;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {

    private record Scenario(String summary, Map<String, String> files, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        String release = "PRETTY_NAME=\"Debian\"\nID=debian\nVERSION_ID=\"13\"\n";
        return Stream.of(
                new Scenario(
                        "distroless has one file a package",
                        Map.of(
                                "/etc/os-release", "-> ../usr/lib/os-release",
                                "/usr/lib/os-release", release,
                                "/var/lib/dpkg/status.d/tzdata", "Package: tzdata\nVersion: 2026b\nArchitecture: all\n",
                                "/var/lib/dpkg/status.d/libc6",
                                        "Package: libc6\nArchitecture: amd64\nVersion: 2.41-12\n",
                                "/var/lib/dpkg/status.d/libc6.md5sums", "0 usr/lib/libc.so.6\n"),
                        "debian 13: libc6 2.41-12 amd64, tzdata 2026b all"),
                new Scenario(
                        "a whole Debian has one file for all",
                        Map.of(
                                "/etc/os-release",
                                release,
                                "/var/lib/dpkg/status",
                                "Package: b\nVersion: 2\nArchitecture: amd64\n\n"
                                        + "Package: a\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n"),
                        "debian 13: a 1 all, b 2 amd64"),
                new Scenario("a base that says nothing", Map.of("/etc/passwd", ""), " : "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void isRead(Scenario scenario) throws IOException {
        List<Entry> entries = new TreeMap<>(scenario.files())
                .entrySet().stream()
                        .map(file -> entry(file.getKey(), file.getValue()))
                        .toList();
        BaseImage base = new BaseImage(Json.object(), List.of(TestLayers.layer("base", entries)));

        Distribution distribution = Distribution.of(base, TestCache.get());

        assertThat(distribution.id() + " " + distribution.version() + ": "
                        + String.join(
                                ", ",
                                distribution.packages().stream()
                                        .map(found -> found.name() + " " + found.version() + " " + found.architecture())
                                        .toList()))
                .isEqualTo(scenario.outcome());
    }

    private static Entry entry(String path, String text) {
        return text.startsWith("-> ")
                ? new Entry.Link(path, text.substring("-> ".length()))
                : new Entry.File(path, 0644, Content.of(text));
    }
}

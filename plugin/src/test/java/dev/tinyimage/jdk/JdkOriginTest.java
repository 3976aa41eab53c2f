package dev.tinyimage.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdkOriginTest {

    private static final String SHA256 = "0123456789abcdefABCDEF".repeat(3).substring(0, 64);

    /** @param outcome the record as text; its paths are relative to {@code module} */
    private record Scenario(String summary, String text, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("a folder of the machine", "/opt/jdk", "Folder[path=/opt/jdk]"),
                new Scenario("a folder of the module", "jdk-25", "Folder[path=module/jdk-25]"),
                new Scenario("an image", "image:eclipse-temurin:25-jdk", "FromImage[reference=eclipse-temurin:25-jdk]"),
                new Scenario(
                        "an image by digest",
                        "image:localhost:5000/jdk@sha256:1",
                        "FromImage[reference=localhost:5000/jdk@sha256:1]"),
                new Scenario(
                        "a file, whose digest need not be known",
                        "jdk.tar.gz",
                        "Archive[location=module/jdk.tar.gz, sha256=Optional.empty]"),
                new Scenario(
                        "a file with its digest",
                        "/tmp/jdk.zip#sha256=" + SHA256,
                        "Archive[location=/tmp/jdk.zip, sha256=Optional[" + SHA256 + "]]"),
                new Scenario(
                        "a tar file by its short name",
                        "jdk.tgz",
                        "Archive[location=module/jdk.tgz, sha256=Optional.empty]"),
                new Scenario(
                        "a URL with a digest",
                        "https://example.com/jdk.tar.gz#sha256=" + SHA256,
                        "remote Archive[location=https://example.com/jdk.tar.gz, sha256=Optional[" + SHA256 + "]]"),
                new Scenario(
                        "a URL of any name",
                        "http://example.com/latest?os=linux",
                        "remote Archive[location=http://example.com/latest?os=linux, sha256=Optional.empty]"),
                new Scenario(
                        "a digest that is too short is part of the name",
                        "https://example.com/jdk.zip#sha256=12",
                        "remote Archive[location=https://example.com/jdk.zip#sha256=12, sha256=Optional.empty]"),
                new Scenario("a folder that only begins like a URL", "https", "Folder[path=module/https]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void parse(Scenario scenario) {
        JdkOrigin origin = JdkOrigin.parse(scenario.text(), Path.of("module"));

        boolean isRemote = origin instanceof JdkOrigin.Archive archive && archive.isRemote();
        assertThat((isRemote ? "remote " : "") + origin).isEqualTo(scenario.outcome());
    }
}

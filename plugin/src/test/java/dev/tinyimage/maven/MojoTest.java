package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The POM's configuration reaches the goals' parameters, in both its forms. */
@org.apache.maven.api.plugin.testing.MojoTest
class MojoTest {

    @Test
    @InjectMojo(goal = "build", pom = "src/test/resources/mojo/pom.xml")
    void nested(BuildMojo mojo) {
        assertThat(mojo.to().image).isEqualTo("localhost/app:1");
        assertThat(mojo.to().tags).containsExactly("latest");
        assertThat(mojo.to().auth.username).isEqualTo("user");
        assertThat(mojo.dockerClient().executable).isEqualTo("podman");
    }

    @Test
    @InjectMojo(goal = "load", pom = "src/test/resources/mojo/short.xml")
    void shortForm(LoadMojo mojo) {
        assertThat(mojo.to().image).isEqualTo("localhost/short:1");
    }

    /** Jib has the first form of platforms. */
    @Test
    @InjectMojo(goal = "build", pom = "src/test/resources/mojo/platforms.xml")
    void platformsAndTheirJdks(BuildMojo mojo) {
        assertThat(mojo.from.platforms)
                .map(Object::toString)
                .containsExactly("linux/arm64", "linux/amd64", "linux/arm64/v8");
        assertThat(mojo.runtime.jdks)
                .map(jdk -> jdk.platform + " from " + jdk.jdk)
                .containsExactly("linux/arm64 from image:example.com/jdk:25", "linux/amd64 from /opt/jdk");
    }

    @ParameterizedTest(name = "{0} is thread-safe and collects dependencies")
    @ValueSource(strings = {"build", "tar", "load", "check", "startup", "explain"})
    void descriptor(String goal) throws IOException {
        String mojo = descriptorOf(goal);

        assertThat(mojo)
                .contains("<threadSafe>true</threadSafe>")
                .contains("<requiresDependencyCollection>compile+runtime</requiresDependencyCollection>")
                .doesNotContain("<requiresDependencyResolution>")
                .doesNotContain("<executePhase>");
    }

    @Test
    void indexHasNoParametersOfGoalsThatBuild() throws IOException {
        assertThat(Pattern.compile("<parameter>\\s*<name>(\\w+)")
                        .matcher(descriptorOf("index"))
                        .results()
                        .map(parameter -> parameter.group(1)))
                .containsExactlyInAnyOrder(
                        "allowInsecureRegistries",
                        "cache",
                        "cacheMaxSize",
                        "debug",
                        "execution",
                        "index",
                        "project",
                        "session",
                        "skip",
                        "to");
    }

    private static String descriptorOf(String goal) throws IOException {
        try (InputStream in = MojoTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            String descriptor = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = descriptor.indexOf("<goal>" + goal + "</goal>");
            return descriptor.substring(start, descriptor.indexOf("</mojo>", start));
        }
    }
}

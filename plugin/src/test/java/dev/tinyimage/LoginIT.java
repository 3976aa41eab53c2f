package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Credentials;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.TestRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries that want a login, from a project without the extension: {@code mvn package tinyimage:build}. */
class LoginIT {

    @TempDir
    Path folder;

    @Test
    void parametersAgainstTokens() throws IOException {
        try (TestRegistry registry = InProcessRegistry.bearer("user", "right")) {
            byParameters(registry);
        }
    }

    @Test
    void settingsAgainstTokens() throws IOException {
        try (TestRegistry registry = InProcessRegistry.bearer("user", "right")) {
            bySettings(registry);
        }
    }

    @Test
    @NeedsPrograms({"docker-registry"})
    void parametersAgainstTheRealOne() throws IOException {
        try (TestRegistry registry = DockerRegistry.withPassword(folder.resolve("registry"))) {
            byParameters(registry);
        }
    }

    @Test
    @NeedsPrograms({"docker-registry"})
    void settingsAgainstTheRealOne() throws IOException {
        try (TestRegistry registry = DockerRegistry.withPassword(folder.resolve("registry"))) {
            bySettings(registry);
        }
    }

    private void byParameters(TestRegistry registry) throws IOException {
        Credentials user = registry.credentials().orElseThrow();
        pushes(
                project(),
                registry,
                "-Dtinyimage.to.auth.username=" + user.user(),
                "-Dtinyimage.to.auth.password=" + user.password());
    }

    private void bySettings(TestRegistry registry) throws IOException {
        pushes(project().withServer(registry), registry);
    }

    private MavenProject project() throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));
        project.edit("pom.xml", "<extensions>true</extensions>", "");
        return project;
    }

    private static void pushes(MavenProject project, TestRegistry registry, String... login) throws IOException {
        String[] arguments = new String[login.length + 3];
        arguments[0] = "package";
        arguments[1] = "tinyimage:build";
        arguments[2] = "-Dtinyimage.to.image=" + registry.reference("plain:1");
        System.arraycopy(login, 0, arguments, 3, login.length);

        MavenProject.Log log = project.run(arguments);

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(registry.tags("plain")).containsExactly("1");
    }
}

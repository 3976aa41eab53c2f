package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Project;
import dev.tinyimage.base.TestBase;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ExtraFiles;
import dev.tinyimage.layout.JvmDefaults;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.recipe.Recipe;
import dev.tinyimage.registry.Reference;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in an image besides bytes of files: names. */
class RecipeNamesTest {

    private static final Platform HERE = Platform.thisMachine();
    private static final Coordinates NAME = new Coordinates("p", "app", "1", "jar", "");

    @TempDir
    Path folder;

    @Test
    void theNameOfTheBaseAndThoseOfCertificatesBelongToTheRecipe() throws IOException {
        Recipe recipe = recipe("example.com/base:1", "one.pem");

        assertThat(recipe("example.com/base:1", "one.pem")).isEqualTo(recipe);
        assertThat(recipe("example.com/base:2", "one.pem")).isNotEqualTo(recipe);
        assertThat(recipe("example.com/base:1", "two.pem")).isNotEqualTo(recipe);
    }

    private Recipe recipe(String base, String certificate) throws IOException {
        Path jar = Jars.jar()
                .source("p.Main", "package p; public class Main { public static void main(String[] a) {} }")
                .write(folder.resolve("app.jar"));
        Project project = new Project(NAME, jar, folder, List.of(), Optional.of("p.Main"), Optional.empty());
        Path pem = Files.writeString(folder.resolve(certificate), "the same");
        HostJdk host = HostJdk.running();
        Target target = new Target(HERE, host, LinkSource.of(host), TestBase.named(base));
        BuildRequest request = new BuildRequest(
                project,
                List.of(HERE),
                new JdkOptions(Optional.empty(), Optional.empty(), Map.of()),
                ModuleOptions.NONE,
                new RuntimeOptions(RuntimeOptions.NONE.cuts(), true, Optional.empty(), List.of(pem)),
                ArchiveOptions.DEFAULT,
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
                new Packing(new Compression(LayerFormat.GZIP, 1), false),
                new ExtraFiles(List.of(), List.of()),
                folder.resolve("work"));
        Reference pinned = Reference.parse("example.com/base@sha256:" + "0".repeat(64), "here");
        return new RecipeFinder(request, TestCache.at(folder.resolve("cache")), new RecordingConsole())
                .find(Application.of(project), target, List.of(pinned))
                .orElseThrow();
    }
}

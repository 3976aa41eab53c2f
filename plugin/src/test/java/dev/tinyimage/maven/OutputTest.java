package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.PlatformImage;
import dev.tinyimage.Target;
import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.report.Breakdown;
import dev.tinyimage.report.Published;
import dev.tinyimage.report.ResultJson;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of builds one after the other, in a folder that has a file of another kind too. */
class OutputTest {

    @TempDir
    Path folder;

    @Test
    void theFirstPlatformHasPlainNames() throws IOException {
        report("linux/amd64");

        assertThat(files()).isEqualTo("bom.cdx.json image.tar report.html");
    }

    @Test
    void furtherPlatformsHaveTheirNames() throws IOException {
        report("linux/amd64", "linux/arm64/v8");

        assertThat(files())
                .isEqualTo("bom-linux-arm64-v8.cdx.json bom.cdx.json image.tar report-linux-arm64-v8.html report.html");
    }

    @Test
    void platformsOfAFormerBuildLeaveNothing() throws IOException {
        report("linux/amd64", "linux/s390x", "linux/arm64");
        report("linux/amd64", "linux/arm64");

        assertThat(files())
                .isEqualTo("bom-linux-arm64.cdx.json bom.cdx.json image.tar report-linux-arm64.html report.html");

        report("linux/arm64");

        assertThat(files()).isEqualTo("bom.cdx.json image.tar report.html");
    }

    @Test
    void nothingHasChangedIfAllFilesAreThere() throws IOException {
        Built built = report("linux/amd64");
        Output output = output();
        Image image = built.platforms().get(0).image();
        ObjectNode result = ResultJson.of("x", built.publication(), List.of("1"), true);
        result.putArray("platforms");

        Files.writeString(folder.resolve("result.json"), Json.pretty(result));
        assertThat(output.has("x", List.of("1"), true, built)).isFalse();
        Files.writeString(folder.resolve("digest"), "sha256:of another\n");
        assertThat(output.has("x", List.of("1"), true, built)).isFalse();
        Files.writeString(folder.resolve("digest"), image.digest() + "\n");
        assertThat(output.has("x", List.of("1"), true, built)).isTrue();
        assertThat(output.has("x", List.of("2"), true, built)).isFalse();
        Files.delete(folder.resolve("bom.cdx.json"));
        assertThat(output.has("x", List.of("1"), true, built)).isFalse();
    }

    private Built report(String... platforms) throws IOException {
        Files.writeString(folder.resolve("image.tar"), "");
        List<PlatformImage> images = new ArrayList<>();
        for (String platform : platforms) {
            images.add(image(Platform.parse(platform).orElseThrow()));
        }
        Publication publication =
                Publication.of(images.stream().map(PlatformImage::image).toList());
        Built built = new Built(publication, images);
        output().report(built, Optional.empty());
        return built;
    }

    private Output output() {
        Published published = new Published(TestCache.at(folder.resolve("cache")), "x");
        return new Output(folder, published, new RecordingConsole());
    }

    private static PlatformImage image(Platform platform) throws IOException {
        Layer layer = TestLayers.layer("bom", List.of(new Entry.File("/app/sbom.cdx.json", 0644, Content.of("{}"))));
        Image image = ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(layer),
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                platform);
        Target target = new Target(platform, null, null, null);
        Breakdown breakdown = Breakdown.of(image, List::of, TestCache.get());
        return new PlatformImage(target, image, List.of(), null, () -> breakdown);
    }

    private String files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }
}

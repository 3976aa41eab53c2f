package dev.tinyimage.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutFolderTest {

    @TempDir
    Path target;

    @Test
    void itHasTheFilesOfTheLayoutAndNoOthers() throws IOException {
        Files.writeString(Files.createDirectories(target.resolve("oci/blobs")).resolve("old"), "of an earlier build");
        Files.writeString(Files.createDirectories(target.resolve("oci.partial")).resolve("old"), "of one that broke");
        Image amd64 = PublishedImages.image("linux/amd64");
        Image arm64 = PublishedImages.image("linux/arm64");
        Publication publication = Publication.of(List.of(amd64, arm64));

        new LayoutFolder(target.resolve("oci"), List.of("localhost/app:1")).publish(publication);

        List<String> expected = new ArrayList<>(List.of("oci/index.json", "oci/oci-layout"));
        expected.add(path(publication.descriptor()));
        for (Image image : publication.images()) {
            expected.add(path(image.manifestDescriptor()));
            expected.add(path(image.configDescriptor()));
            image.layers().forEach(layer -> expected.add(path(layer.descriptor())));
        }
        assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
        for (String file : files()) {
            if (file.startsWith("oci/blobs/sha256/")) {
                assertThat("sha256:" + file.substring("oci/blobs/sha256/".length()))
                        .isEqualTo(DigestStream.of(target.resolve(file)));
            }
        }
    }

    private static String path(Descriptor descriptor) {
        return "oci/blobs/" + descriptor.digest().replace(':', '/');
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> target.relativize(file).toString())
                    .toList();
        }
    }
}

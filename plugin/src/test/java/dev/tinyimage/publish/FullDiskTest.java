package dev.tinyimage.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Publication;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FullDiskTest {

    private static final int SMALLER_THAN_AN_IMAGE = 1000;

    /** Each place for images on this machine. */
    private record Place(String name, Function<Path, Destination> destination) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Place> places() {
        return Stream.of(
                new Place("image.tar", file -> new ArchiveFile(file, List.of())),
                new Place("layout", folder -> new LayoutFolder(folder, List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void whatIsThereStays(Place place) throws IOException {
        Configuration disk = Configuration.unix().toBuilder()
                .setBlockSize(SMALLER_THAN_AN_IMAGE / 2)
                .setMaxSize(SMALLER_THAN_AN_IMAGE)
                .build();
        try (FileSystem full = Jimfs.newFileSystem(disk)) {
            Path path = full.getPath("/target", place.name());
            Files.createDirectory(path.getParent());
            Files.writeString(path, "of an earlier build");
            Publication publication = Publication.of(List.of(PublishedImages.image("linux/amd64")));

            assertThatThrownBy(() -> place.destination().apply(path).publish(publication))
                    .isInstanceOf(UserError.class)
                    .hasMessage("cannot write the image to " + path
                            + ": the disk is full. Make room there, or let it be written.");
            assertThat(path).hasContent("of an earlier build");
            assertThat(path.getParent()).isDirectoryNotContaining("glob:**partial");
        }
    }
}

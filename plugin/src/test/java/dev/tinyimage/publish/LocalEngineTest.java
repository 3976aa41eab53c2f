package dev.tinyimage.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.UserError;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines that only say what they run. */
class LocalEngineTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/arm64   | linux/amd64 linux/arm64 | linux/arm64",
                "linux/amd64   | linux/amd64             | linux/amd64",
                "linux/amd64   | linux/arm64 linux/s390x | cannot load the image into ENGINE: it runs linux/amd64, and the "
                        + "image is for linux/arm64 and linux/s390x. Add linux/amd64 to <from><platforms> "
                        + "(tinyimage.from.platforms).",
                "windows/amd64 | linux/amd64             | cannot load the image into ENGINE: it runs windows/amd64, and "
                        + "the image is for linux/amd64. Switch it to Linux containers."
            })
    void takesTheImageForWhatItRuns(String runs, String platforms, String outcome) throws IOException {
        Path engine = Files.createFile(
                folder.resolve("engine"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(engine, "#!/bin/sh\necho " + runs + "\n");
        List<Platform> asked = Stream.of(platforms.split(" "))
                .map(platform -> Platform.parse(platform).orElseThrow())
                .toList();

        assertThat(taken(new LocalEngine(new Daemon(engine.toString()), null), asked)
                        .replace(engine.toString(), "ENGINE"))
                .isEqualTo(outcome);
    }

    private static String taken(LocalEngine engine, List<Platform> asked) throws IOException {
        try {
            return engine.taken(asked).get(0).toString();
        } catch (UserError e) {
            return e.getMessage();
        }
    }
}

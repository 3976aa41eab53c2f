package dev.tinyimage.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.Entry;
import dev.tinyimage.layout.ExtraFiles.ExtraFolder;
import dev.tinyimage.layout.ExtraFiles.PathMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtraFilesTest {

    @TempDir
    Path folder;

    @Test
    void laterFoldersReplaceAndTheFirstFittingModeCounts() throws IOException {
        write("one/config.yml", "one");
        write("one/bin/run.sh", "run");
        write("two/config.yml", "two");

        ExtraFiles files = new ExtraFiles(
                List.of(
                        new ExtraFolder(folder.resolve("one"), "/etc/app/"),
                        new ExtraFolder(folder.resolve("two"), "/etc/app")),
                List.of(new PathMode("/etc/**/*.sh", 0750), new PathMode("/etc/app/bin/*", 0700)));

        assertThat(lines(files))
                .containsExactly(
                        "/etc",
                        "/etc/app",
                        "/etc/app/bin",
                        "/etc/app/bin/run.sh 750 run",
                        "/etc/app/config.yml 644 two");
    }

    @Test
    void directoriesThatBasesHaveInTheirOwnWayAreLeftAlone() throws IOException {
        write("root/tmp/seed", "s");
        write("root/lib/x.so", "x");

        assertThat(lines(new ExtraFiles(List.of(new ExtraFolder(folder.resolve("root"), "/")), List.of())))
                .containsExactly("/lib/x.so 644 x", "/tmp/seed 644 s");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> lines(ExtraFiles files) throws IOException {
        return files.entries().stream().map(ExtraFilesTest::line).toList();
    }

    private static String line(Entry entry) {
        if (!(entry instanceof Entry.File file)) {
            return entry.path();
        }
        try (InputStream in = file.content().open()) {
            return "%s %o %s".formatted(file.path(), file.mode(), new String(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

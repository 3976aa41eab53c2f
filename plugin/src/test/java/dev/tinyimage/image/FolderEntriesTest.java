package dev.tinyimage.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same folder gives the same entries on every system, as far as it can: Windows knows no executable files. */
class FolderEntriesTest {

    static Stream<Arguments> systems() {
        return Stream.of(
                Arguments.of("Linux", posix(Configuration.unix()), "/work", "755"),
                Arguments.of("macOS", posix(Configuration.osX()), "/work", "755"),
                Arguments.of("Windows", Configuration.windows(), "C:\\work", "644"));
    }

    private static Configuration posix(Configuration system) {
        return system.toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .build();
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("systems")
    void entries(String system, Configuration configuration, String root, String mode) throws IOException {
        try (FileSystem files = Jimfs.newFileSystem(configuration)) {
            Path folder = files.getPath(root, "folder");
            Files.createDirectories(folder.resolve("etc").resolve("conf.d"));
            Path script = Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\n");
            if (files.supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr--r--"));
            }
            Files.writeString(folder.resolve("etc").resolve("Größe"), "1");
            Files.createSymbolicLink(
                    folder.resolve("etc").resolve("conf.d").resolve("link"), files.getPath("..", "Größe"));

            assertThat(FolderEntries.of(folder, "/opt/app").stream().map(FolderEntriesTest::line))
                    .containsExactly(
                            "/opt folder 755",
                            "/opt/app folder 755",
                            "/opt/app/etc folder 755",
                            "/opt/app/etc/Größe file 644",
                            "/opt/app/etc/conf.d folder 755",
                            "/opt/app/etc/conf.d/link leads to ../Größe",
                            "/opt/app/run.sh file " + mode);
        }
    }

    private static String line(Entry entry) {
        if (entry instanceof Entry.Link link) {
            return link.path() + " leads to " + link.target();
        }
        return entry instanceof Entry.Directory directory
                ? directory.path() + " folder " + Integer.toOctalString(directory.mode())
                : entry.path() + " file " + Integer.toOctalString(((Entry.File) entry).mode());
    }
}

package dev.tinyimage.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WriteFailureTest {

    @TempDir
    static Path folder;

    static Stream<Arguments> failures() {
        String file = folder.resolve("a/b").toString();
        return Stream.of(
                Arguments.of(new IOException("No space left on device"), ""),
                Arguments.of(
                        new IllegalStateException(new UncheckedIOException(new AccessDeniedException(file))),
                        "AccessDeniedException " + file),
                Arguments.of(
                        new FileSystemException(file, null, "Read-only file system"),
                        "FileSystemException " + file + ": Read-only file system"),
                Arguments.of(new AccessDeniedException(file), "AccessDeniedException " + file),
                Arguments.of(new AccessDeniedException("/elsewhere"), ""),
                Arguments.of(new NoSuchFileException(file), ""),
                Arguments.of(new IOException("Connection reset"), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void cause(Exception failure, String cause) {
        assertThat(WriteFailure.of(failure, folder).orElse("")).isEqualTo(cause);
    }
}

package dev.tinyimage.image;

import dev.tinyimage.files.FileStamp;
import dev.tinyimage.files.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes of a known size that can be read any number of times. */
public interface Content {

    /** Length in bytes. */
    long size() throws IOException;

    /** Whether the bytes are on this machine, so that reading them costs no transfer. */
    default boolean isHere() {
        return true;
    }

    /** A new stream from the first byte on; the caller closes it. */
    InputStream open() throws IOException;

    /**
     * What tells it from all others without reading it, such as the stamp of a file; none where nothing does, or not for
     * sure.
     */
    default Optional<String> identity() throws IOException {
        return Optional.empty();
    }

    /** The file that has these bytes and no others; none where they are elsewhere. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** The bytes of a file, read when they are asked for. */
    static Content of(Path file) {
        return new Content() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public Optional<String> identity() throws IOException {
                return FileStamp.settled(file.toRealPath());
            }

            @Override
            public Optional<Path> file() {
                return Optional.of(file);
            }
        };
    }

    /** Bytes in memory. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Optional<String> identity() {
                return Optional.of(Sha256.of(bytes));
            }
        };
    }

    /** Text in UTF-8. */
    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.tinyimage.cache;

import dev.tinyimage.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** This plugin itself: what is kept of its judgement, rather than of facts, is kept for this very version alone. */
public final class OwnCode {

    private OwnCode() {}

    /** A digest of its class files and tables. */
    public static String identity() {
        return Holder.IDENTITY;
    }

    /** Once in a JVM. */
    private static final class Holder {

        private static final String IDENTITY = read();

        private static String read() {
            try {
                return digest(Path.of(OwnCode.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Of the jar, or of the folder of class files that tests have. */
        private static String digest(Path code) throws IOException {
            if (Files.isRegularFile(code)) {
                return Sha256.of(code);
            }
            StringBuilder digests = new StringBuilder();
            try (Stream<Path> files = Files.walk(code)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digests.append(code.relativize(file)).append(Sha256.of(file));
                }
            }
            return Sha256.of(digests.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}

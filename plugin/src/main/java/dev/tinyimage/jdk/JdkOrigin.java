package dev.tinyimage.jdk;

import java.nio.file.Path;
import java.util.Optional;

/** Where a JDK to link from comes from. */
public sealed interface JdkOrigin {

    /** Before the reference of an image. */
    String IMAGE = "image:";

    /** A folder of this machine. */
    record Folder(Path path) implements JdkOrigin {}

    /**
     * A tar.gz or zip file.
     *
     * @param location a path or URL
     * @param sha256 64 hexadecimal digits
     */
    record Archive(String location, Optional<String> sha256) implements JdkOrigin {}

    /** An image that has one, such as {@code eclipse-temurin:25-jdk}. */
    record FromImage(String reference) implements JdkOrigin {}

    /**
     * Reads the form in which users name one: {@code image:} and a reference, the path or URL of an archive, or a folder.
     *
     * @param sha256 of an archive
     * @param folder what relative paths are relative to
     */
    static JdkOrigin parse(String text, Optional<String> sha256, Path folder) {
        if (text.startsWith(IMAGE)) {
            return new FromImage(text.substring(IMAGE.length()));
        }
        if (text.matches("https?://.*")) {
            return new Archive(text, sha256);
        }
        Path path = folder.resolve(text);
        return text.matches(".*\\.(tar\\.gz|tgz|zip)") ? new Archive(path.toString(), sha256) : new Folder(path);
    }
}

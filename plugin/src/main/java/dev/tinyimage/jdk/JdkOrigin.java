package dev.tinyimage.jdk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a JDK to link from comes from. */
public sealed interface JdkOrigin {

    /** Before the reference of an image. */
    String IMAGE = "image:";

    /** The digest of an archive is written behind it, as pip does: a path or URL, {@code #sha256=} and the digits. */
    Pattern ARCHIVE = Pattern.compile("(.*?)(?:#sha256=([0-9a-fA-F]{64}))?");

    /** A folder of this machine. */
    record Folder(Path path) implements JdkOrigin {}

    /**
     * A tar.gz or zip file.
     *
     * @param location a path or URL
     * @param sha256 64 hexadecimal digits
     */
    record Archive(String location, Optional<String> sha256) implements JdkOrigin {

        /** Whether it has to be fetched. */
        public boolean isRemote() {
            return location.matches("https?://.*");
        }

        /** For messages. */
        public String display() {
            return isRemote() ? location : "the file " + location;
        }
    }

    /** An image that has one, such as {@code eclipse-temurin:25-jdk}. */
    record FromImage(String reference) implements JdkOrigin {}

    /**
     * Reads the form in which users name one: {@code image:} and a reference, the path or URL of an archive, or a folder.
     *
     * @param folder what relative paths are relative to
     */
    static JdkOrigin parse(String text, Path folder) {
        if (text.startsWith(IMAGE)) {
            return new FromImage(text.substring(IMAGE.length()));
        }
        Matcher parts = ARCHIVE.matcher(text);
        parts.matches();
        Archive archive = new Archive(parts.group(1), Optional.ofNullable(parts.group(2)));
        if (archive.isRemote()) {
            return archive;
        }
        Path path = folder.resolve(archive.location());
        return path.toString().matches(".*\\.(tar\\.gz|tgz|zip)")
                ? new Archive(path.toString(), archive.sha256())
                : new Folder(path);
    }
}

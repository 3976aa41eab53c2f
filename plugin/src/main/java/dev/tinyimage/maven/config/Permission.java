package dev.tinyimage.maven.config;

/** The mode of some files. */
public class Permission {

    /** A path in the image, or a pattern such as {@code /opt/bin/*.sh}. */
    public String file;

    /** Octal, such as 755. */
    public String mode;

    /** The short form, {@code file=mode}. */
    public void set(String text) {
        int equals = text.lastIndexOf('=');
        file = equals < 0 ? text : text.substring(0, equals);
        mode = equals < 0 ? null : text.substring(equals + 1);
    }
}

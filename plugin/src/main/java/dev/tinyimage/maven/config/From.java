package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.List;

/** The base image. */
public class From {

    /**
     * A reference, {@code tar:} and a file, {@code oci:} and a folder, or {@code scratch}; the smallest of Google's
     * distroless images on Debian 13 that has all that is needed if not given.
     */
    public String image;

    /** What the image is to run on, such as linux/amd64 and linux/arm64; that of the JDK if not given. */
    public List<TargetPlatform> platforms = new ArrayList<>();

    /** Root folder of the Linux installation that {@code scratch} takes native libraries from. */
    public String sysroot = "/";

    /** Whether the base has to have fonts: yes, no, or auto, which looks whether byte code draws text. */
    public String fonts = "auto";

    /** Whether the base has to have what java.desktop wants for displays and sound, such as X11. */
    public String display = "false";

    /** Names of libraries, such as libssl.so.10, that the base need not have although a file is linked with them. */
    public List<String> mayLack = new ArrayList<>();

    /** Whether {@code scratch} takes the system's certificate authorities along; the JDK has its own. */
    public String certificates = "false";

    /** Whether {@code scratch} takes the system's time zones along; the JDK has its own. */
    public String timeZones = "false";

    /** User and password for the base's registry. */
    public Auth auth = new Auth();

    /** Docker credential helper for the base's registry: the suffix of its name, or its path. */
    public String credHelper;

    /** The short form, {@code <from>name</from>}. */
    public void set(String name) {
        image = name;
    }
}

package dev.tinyimage.maven;

/** The base image. */
public class From {

    /** A reference, {@code tar:} and a file, {@code oci:} and a folder, or {@code scratch}. */
    String image = "gcr.io/distroless/base-nossl-debian13:nonroot";

    /** Root folder of the Linux installation that {@code scratch} takes native libraries from. */
    String sysroot = "/";

    /** User and password for the base's registry. */
    Auth auth = new Auth();

    /** Docker credential helper for the base's registry: the suffix of its name, or its path. */
    String credHelper;

    /** The short form, {@code <from>name</from>}. */
    public void set(String name) {
        image = name;
    }
}

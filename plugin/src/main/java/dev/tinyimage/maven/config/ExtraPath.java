package dev.tinyimage.maven.config;

/** A folder whose content goes into the image. */
public class ExtraPath {

    /** The folder, relative to the module. */
    public String from;

    /** Where its content goes, absolute. */
    public String into = "/";

    /** The short form, {@code from} or {@code from:/into}. */
    public void set(String text) {
        int colon = text.lastIndexOf(":/");
        from = colon < 0 ? text : text.substring(0, colon);
        into = colon < 0 ? "/" : text.substring(colon + 1);
    }
}

package dev.tinyimage.maven;

/** A folder whose content goes into the image. */
public class ExtraPath {

    /** The folder, relative to the module. */
    String from;

    /** Where its content goes, absolute. */
    String into = "/";

    /** The short form, {@code from} or {@code from:/into}. */
    public void set(String text) {
        int colon = text.lastIndexOf(":/");
        from = colon < 0 ? text : text.substring(0, colon);
        into = colon < 0 ? "/" : text.substring(colon + 1);
    }
}

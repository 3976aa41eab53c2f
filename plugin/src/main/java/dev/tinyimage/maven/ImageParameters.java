package dev.tinyimage.maven;

/** How files become layers. */
public class ImageParameters {

    /** Native libraries in dependencies for other systems than the image's: drop, or keep; signed jars keep them. */
    String foreignNatives = "drop";
}

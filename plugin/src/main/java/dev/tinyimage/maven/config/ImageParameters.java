package dev.tinyimage.maven.config;

/** How files become layers. */
public class ImageParameters {

    /** Native libraries in dependencies for other systems than the image's: drop, or keep; signed jars keep them. */
    public String foreignNatives = "drop";

    /** How layers are compressed: gzip, which everything takes, or zstd. */
    public String compression = "gzip";

    /** The effort: 1 to 10 for gzip, 1 to 22 for zstd; 10 and 19 if not given. */
    public String compressionLevel;

    /** Whether entries of jars are stored instead of deflated: true, false, or auto, which is true with zstd. */
    public String repackJars = "auto";

    /**
     * References of images that earlier builds have pushed, several apart by commas: what is in them already is not made
     * again; off for none. If not given, for the goal build the names of this one and its tag latest, else none.
     */
    public String cacheFrom;

    /** What the image may have, compressed, such as 20MB or 18.5MiB; without limit if not given. */
    public String maxSize;
}

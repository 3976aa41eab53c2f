package dev.tinyimage.app;

/**
 * What Maven calls an artifact.
 *
 * @param version that of a snapshot without time and build number
 * @param type the extension of its file, such as {@code jar}
 * @param classifier empty for none
 */
public record Coordinates(String group, String artifact, String version, String type, String classifier) {}

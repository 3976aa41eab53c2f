package dev.tinyimage.cut;

/**
 * How much of a part of the JDK there is, or could be.
 *
 * @param level for scripts: the value of the parameter that asks for it, if there is such a parameter
 * @param text what the module is then, such as {@code headless}
 * @param reason why no less, or what stands against so little, in the user's terms; empty for nothing
 * @param removal what goes
 */
public record Extent(String level, String text, String reason, Removal removal) {}

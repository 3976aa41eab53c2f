package dev.tinyimage.cut.desktop;

import dev.tinyimage.cut.Extent;
import dev.tinyimage.cut.Removal;
import java.util.Locale;

/** How much of java.desktop a runtime has, the most first. */
public enum DesktopLevel {
    /** All of it. */
    FULL("whole"),
    /** What works without a screen, such as images, fonts and java.beans. */
    HEADLESS("headless"),
    /** java.beans, and what of the rest can be reached without native code. */
    BEANS("for beans only");

    private final String text;

    DesktopLevel(String text) {
        this.text = text;
    }

    /** What java.desktop is then, in the user's terms. */
    String text() {
        return text;
    }

    /** As the parameter takes it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** So much of the module. */
    Extent extent(String reason, Removal removal) {
        return new Extent(value(), text, reason, removal);
    }
}

package dev.tinyimage.desktop;

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

    /** In the user's terms. */
    public String text() {
        return text;
    }
}

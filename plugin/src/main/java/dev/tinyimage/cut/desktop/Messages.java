package dev.tinyimage.cut.desktop;

/** Everything this package says to users. */
final class Messages {

    private static final String PARAMETER = "<runtime><desktop> (tinyimage.runtime.desktop) to ";

    private Messages() {}

    static String notThere(DesktopLevel level, DesktopLevel enough) {
        return "not in this image, which has java.desktop " + level.text() + "; set " + PARAMETER + enough.value();
    }

    static String setLevel(DesktopLevel level) {
        return "Set " + PARAMETER + level.value();
    }

    static String asked(DesktopLevel level) {
        return "asked for by runtime.desktop=" + level.value() + (level == DesktopLevel.FULL ? " or from.display" : "");
    }
}

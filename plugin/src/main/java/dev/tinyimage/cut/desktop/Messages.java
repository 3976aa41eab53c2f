package dev.tinyimage.cut.desktop;

import dev.tinyimage.console.ParameterName;

/** Everything this package says to users. */
final class Messages {

    private static final String PARAMETER = ParameterName.RUNTIME_DESKTOP + " to ";

    private Messages() {}

    static String notThere(DesktopLevel level, DesktopLevel enough) {
        return "not in this image, which has java.desktop " + level.text() + "; set " + PARAMETER + enough.value();
    }

    static String setLevel(DesktopLevel level) {
        return "Set " + PARAMETER + level.value();
    }

    static String asked(DesktopLevel level) {
        return "asked for by " + ParameterName.RUNTIME_DESKTOP.path() + "=" + level.value()
                + (level == DesktopLevel.FULL ? " or " + ParameterName.FROM_DISPLAY.path() : "");
    }
}

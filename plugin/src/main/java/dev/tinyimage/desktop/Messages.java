package dev.tinyimage.desktop;

import java.util.Locale;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static String asked(DesktopLevel level) {
        return "asked for by runtime.desktop=" + level.name().toLowerCase(Locale.ROOT)
                + (level == DesktopLevel.FULL ? " or from.display" : "");
    }
}

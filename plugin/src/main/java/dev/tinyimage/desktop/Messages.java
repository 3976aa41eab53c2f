package dev.tinyimage.desktop;

import java.util.Locale;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static String leftOut(DesktopLevel level, DesktopLevel enough) {
        return "not in this image, which has java.desktop " + level.text()
                + "; set <runtime><desktop> (tinyimage.runtime.desktop) to "
                + enough.name().toLowerCase(Locale.ROOT);
    }

    static String asked(DesktopLevel level) {
        return "asked for by runtime.desktop=" + level.name().toLowerCase(Locale.ROOT)
                + (level == DesktopLevel.FULL ? " or from.display" : "");
    }
}

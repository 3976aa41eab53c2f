package dev.tinyimage.maven;

import dev.tinyimage.console.ParameterName;

/** Parameters that are on or off. Kept as text, so that a typing error is told instead of taken for "off". */
final class Switches {

    private Switches() {}

    /** {@code -Dtinyimage.skip} alone, which Maven turns into "true", is on too. */
    static boolean isOn(ParameterName parameter, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Messages.badValue(parameter, value, "true or false");
        };
    }
}

package dev.tinyimage.cut;

import dev.tinyimage.console.ParameterName;

/** Everything this package says to users. */
final class Messages {

    private static final String XSLT = ParameterName.RUNTIME_XSLT + " to yes";

    private Messages() {}

    static String addModule(String module) {
        return "Add " + module + " to " + ParameterName.RUNTIME_ADD_MODULES;
    }

    static String uses(String module) {
        return module + " uses it";
    }

    static String askedXslt(String value) {
        return "asked for by " + ParameterName.RUNTIME_XSLT.path() + "=" + value;
    }

    static String setXslt() {
        return "Set " + XSLT;
    }

    static String noXslt() {
        return "not in this image, which has java.xml without its compiler of style sheets; set " + XSLT;
    }
}

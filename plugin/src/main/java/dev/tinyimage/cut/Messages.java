package dev.tinyimage.cut;

/** Everything this package says to users. */
final class Messages {

    private static final String XSLT = "<runtime><xslt> (tinyimage.runtime.xslt) to yes";

    private Messages() {}

    static String addModule(String module) {
        return "Add " + module + " to <runtime><addModules> (tinyimage.runtime.addModules)";
    }

    static String uses(String module) {
        return module + " uses it";
    }

    static String askedXslt(String value) {
        return "asked for by runtime.xslt=" + value;
    }

    static String setXslt() {
        return "Set " + XSLT;
    }

    static String noXslt() {
        return "not in this image, which has java.xml without its compiler of style sheets; set " + XSLT;
    }
}

package dev.tinyimage;

import dev.tinyimage.modules.XsltCompiler;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static String xslt(XsltCompiler xslt) {
        return "java.xml is linked " + (xslt.isIn() ? "with" : "without") + " its compiler of style sheets"
                + (xslt.reason().isEmpty() ? "" : ": " + xslt.reason());
    }
}

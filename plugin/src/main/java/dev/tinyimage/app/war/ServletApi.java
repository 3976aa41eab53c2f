package dev.tinyimage.app.war;

/** The two generations of the Servlet API: Jakarta EE 9 renamed its packages, and no server serves both names. */
enum ServletApi {
    JAVAX("javax"),
    JAKARTA("jakarta");

    /** The first part of its packages' names. */
    final String root;

    ServletApi(String root) {
        this.root = root;
    }
}

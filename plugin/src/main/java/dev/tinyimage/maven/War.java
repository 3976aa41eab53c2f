package dev.tinyimage.maven;

/** How a WAR is served. */
public class War {

    /** The embedded server: tomcat or jetty. */
    String server = "tomcat";

    /** Its version; the one that this plugin was tried with if not given. */
    String serverVersion;

    /** Where the application is served: / or a path such as /shop. */
    String contextPath = "/";
}

package dev.tinyimage.maven.config;

/** How a WAR is served. */
public class War {

    /** The embedded server: tomcat or jetty. */
    public String server = "tomcat";

    /** Its version; the one that this plugin was tried with if not given. */
    public String serverVersion;

    /** Where the application is served: / or a path such as /shop. */
    public String contextPath = "/";
}

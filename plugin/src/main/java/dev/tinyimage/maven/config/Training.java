package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A start of the application while its image is built, for its JVM to learn from. */
public class Training {

    /** When it ends: answer, with SIGTERM once all requests are answered, or refresh, once Spring's context is refreshed. */
    public String until;

    /** What to ask for with GET, such as /health, one after the other; any connection that is accepted will do if none. */
    public List<String> requests = new ArrayList<>();

    /** Seconds until the last answer. */
    public String timeout = "60";

    /** Environment variables on top of the image's. */
    public Map<String, String> environment = new LinkedHashMap<>();

    /** Arguments in place of the image's. */
    public List<String> args = new ArrayList<>();

    /** Whether JDK 25 is to learn too which methods are worth compiling: true or false. */
    public String profiles = "false";
}

package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an image is tried out before it is published. */
public class CheckParameters {

    /** docker, podman, bubblewrap, unshare or loader; the first of them that works on this machine if not given. */
    public String runner;

    /** What to ask for with GET, such as /health; any connection that is accepted will do if not given. */
    public String path;

    /** Good answers, such as 200 or 200-299. */
    public List<String> status = new ArrayList<>(List.of("200-399"));

    /** Seconds until the first good answer. */
    public String timeout = "60";

    /** The port to ask on, which the environment variable PORT names to the application; a free one if not given. */
    public String port;

    /** How often the goal startup starts each image. */
    public String starts = "9";

    /** Environment variables on top of the image's. */
    public Map<String, String> environment = new LinkedHashMap<>();

    /** Arguments in place of the image's. */
    public List<String> args = new ArrayList<>();
}

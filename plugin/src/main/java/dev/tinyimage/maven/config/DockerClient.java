package dev.tinyimage.maven.config;

/** The local container engine. */
public class DockerClient {

    /** Its program; docker or podman, whichever answers, if not given. */
    public String executable;
}

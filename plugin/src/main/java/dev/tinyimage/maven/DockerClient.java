package dev.tinyimage.maven;

/** The local container engine. */
public class DockerClient {

    /** Its program; docker or podman, whichever answers, if not given. */
    String executable;
}

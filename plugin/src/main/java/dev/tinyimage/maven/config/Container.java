package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the application runs. */
public class Container {

    /** The class to start; the jar's Main-Class or its only class with a main method if not given. */
    public String mainClass;

    /** A jar that starts by itself, relative to the module; taken as it is, in place of the module's own. */
    public String runnableJar;

    /** Paths in the image that come before the rest of the class path, such as /opt/drivers/*. */
    public List<String> extraClasspath = new ArrayList<>();

    /** What the JVM is set up for unless it is told otherwise: standard, or serverless for instances that live shortly. */
    public String profile = "standard";

    /** Options for the JVM. */
    public List<String> jvmFlags = new ArrayList<>();

    /** Arguments for the main class. */
    public List<String> args = new ArrayList<>();

    /** Environment variables; LANG is C.UTF-8 unless given. */
    public Map<String, String> environment = new LinkedHashMap<>();

    /** Ports to expose, such as 8080, 8080/tcp or 9000-9002/udp. */
    public List<String> ports = new ArrayList<>(List.of("8080"));

    /** Labels of the image. */
    public Map<String, String> labels = new LinkedHashMap<>();

    /** User, by number so that Kubernetes can tell it is not root, with an optional group after a colon. */
    public String user = "65532";

    /** The working directory, absolute. */
    public String workingDirectory;

    /** EPOCH, USE_CURRENT_TIMESTAMP or an ISO 8601 time; project.build.outputTimestamp if not given, else EPOCH. */
    public String creationTime;
}

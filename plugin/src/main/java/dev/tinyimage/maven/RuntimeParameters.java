package dev.tinyimage.maven;

import java.util.ArrayList;
import java.util.List;

/** The Java runtime in the image. */
public class RuntimeParameters {

    /** Folder of the JDK to link from; the toolchain's if not given, else the one that runs Maven. */
    String jdk;

    /** Modules on top of those that are found. */
    List<String> addModules = new ArrayList<>();
}

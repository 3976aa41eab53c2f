package dev.tinyimage.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that runs another in a root file system of its own: read-only but for an empty {@code /tmp}. */
interface Enclosure {

    String name();

    /**
     * The command line. What it starts is to have exactly one child, the application.
     *
     * @param root the folder that plays {@code /}
     */
    List<String> command(Path root, RunConfig config) throws IOException;
}

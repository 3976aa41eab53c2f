package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.List;

/** Files that go into the image besides the application. */
public class ExtraDirectories {

    /** Where they come from and where they go; src/main/jib into / if none is given and there is such a folder. */
    public List<ExtraPath> paths = new ArrayList<>();

    /** Modes of some of them; the others can be read by all, and executed where they can be executed here. */
    public List<Permission> permissions = new ArrayList<>();
}

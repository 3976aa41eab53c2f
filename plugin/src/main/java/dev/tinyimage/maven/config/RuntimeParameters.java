package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.List;

/** The Java runtime in the image. */
public class RuntimeParameters {

    /**
     * The JDK to link from: a folder, an archive (path or URL of a tar.gz or zip file, with {@code #sha256=} and its digest
     * behind, which an URL must have), or {@code image:} and a reference,
     * such as image:eclipse-temurin:25-jdk; the toolchain's if not given, else the one that runs Maven, else, for other
     * platforms than theirs, the image eclipse-temurin of the same release.
     */
    public String jdk;

    /** JDKs by platform, such as linux/arm64, for those that are to have another one. */
    public List<PlatformJdk> jdks = new ArrayList<>();

    /** Modules on top of those that are found. */
    public List<String> addModules = new ArrayList<>();

    /** Modules to leave out although something refers to them. */
    public List<String> excludeModules = new ArrayList<>();

    /** How much of java.desktop: auto, the least at which nothing is missing, full, headless or beans. */
    public String desktop = "auto";

    /** Whether java.xml can compile style sheets: auto, if something on the class path does, yes or no. */
    public String xslt = "auto";

    /** Languages to format dates and numbers in, such as de or pt-BR, on top of those that are found; * for all. */
    public List<String> locales = new ArrayList<>();

    /** Whether native files lose what only crash reports, native debuggers and native profilers read. */
    public String strip = "true";

    /** Key store or PEM file of the certificates to trust; those of the JDK if not given. */
    public String trustStore;

    /** PEM files of more certificates to trust. */
    public List<String> certificates = new ArrayList<>();

    /** Start-up archive: none, jdk, app or auto; jdk if not given. */
    public String archive;

    /** Whether a build fails that cannot have its archive; true if not given, unless the archive is not given or auto. */
    public String archiveRequired;

    /** How the application is started for an archive of its classes; from class files alone if not given. */
    public Training training = new Training();

    /** Whether a build fails whose training does; else the archive is made from class files. */
    public String trainingRequired = "false";

    /** Charsets that the application meets, such as IBM037, on top of those that are found. */
    public List<String> charsets = new ArrayList<>();
}

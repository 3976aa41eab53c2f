package dev.tinyimage.cds;

import dev.tinyimage.image.DigestStream;
import dev.tinyimage.run.ImageRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes loaded and linked, and from JDK 25 on profiles of methods: JEP 483, JEP 515. Made in two steps, which every JDK
 * that has such caches can do; the single one of JEP 514 does the same at the application's end, where nobody sees it fail.
 *
 * @param profiles whether it has these; with them the JVM compiles more at once, which one or two processors pay for with a
 *     later answer: docs/startup.md
 */
record AotCache(ArchivedImage archived, boolean profiles) implements TrainedArchive {

    private static final String CONFIGURATION = "app.aotconf";
    private static final String CACHE = "app.aot";
    private static final int NAME_LENGTH = 16;

    /** Before an option of the JVM's own developers. */
    private static final String DIAGNOSTIC = "-XX:+UnlockDiagnosticVMOptions";

    private static final int FIRST_WITH_PROFILES = 25;

    private static final int FIRST_WITH_ADAPTERS = 25;
    private static final int LAST_WITH_FOREIGN_ADAPTERS = 26;
    private static final Runtime.Version OWN_ADAPTERS = Runtime.Version.parse("25.0.5");

    /**
     * Before JDK 25.0.4 a JVM takes a cache whose jars have changed, and runs the old classes (JDK-8377932). So the name
     * says which files it belongs to: it changes with any of them, and with it the option that names it, so that neither
     * an older cache below nor an older layer can get in its place.
     */
    @Override
    public String name() {
        return "app-" + DigestStream.hex(archived.content()).substring(0, NAME_LENGTH) + ".aot";
    }

    @Override
    public String recordingFile() {
        return CONFIGURATION;
    }

    @Override
    public List<String> recordingFlags() {
        List<String> options = new ArrayList<>();
        if (!profiles && archived.runtime().jdk().feature() >= FIRST_WITH_PROFILES) {
            options.addAll(List.of(DIAGNOSTIC, "-XX:-AOTRecordTraining"));
        }
        options.addAll(with("-XX:AOTMode=record", "-XX:AOTConfiguration=/tmp/" + CONFIGURATION));
        return options;
    }

    @Override
    public Path write(ImageRun run) throws IOException {
        return Dump.made(run.tmp().resolve(CACHE), run, archived.java(), creation());
    }

    private List<String> creation() {
        List<String> options = new ArrayList<>(Dump.HEAP);
        options.addAll(with("-XX:AOTMode=create", "-XX:AOTConfiguration=/tmp/" + CONFIGURATION));
        options.addAll(
                List.of("-XX:AOTCache=/tmp/" + CACHE, "-cp", archived.command().javaClassPath()));
        return options;
    }

    @Override
    public String creationFlags() {
        return String.join(" ", creation());
    }

    @Override
    public List<String> useFlags(String path) {
        return with("-XX:AOTCache=" + path);
    }

    @Override
    public String requiringFlag() {
        return "-XX:AOTMode=on";
    }

    private List<String> with(String... options) {
        List<String> all = new ArrayList<>();
        if (hasForeignAdapters(archived.runtime().jdk().version())) {
            all.addAll(List.of(DIAGNOSTIC, "-XX:-AOTAdapterCaching"));
        }
        all.addAll(List.of(options));
        return all;
    }

    /**
     * Before JDK 25.0.5 adapters between interpreted and compiled code are for the very CPU that made them, and no older
     * one is refused (JDK-8388703); whether 26 has that mended is not known.
     */
    static boolean hasForeignAdapters(String jdkVersion) {
        Runtime.Version version = Runtime.Version.parse(jdkVersion);
        return version.feature() >= FIRST_WITH_ADAPTERS
                && (version.feature() == LAST_WITH_FOREIGN_ADAPTERS || version.compareTo(OWN_ADAPTERS) < 0);
    }
}

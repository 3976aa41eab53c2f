package dev.tinyimage.jdk.source;

import dev.tinyimage.rootfs.LayeredRoot;
import dev.tinyimage.rootfs.Located;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folders of JDKs in an archive or image.
 *
 * @param from what it is, for messages
 */
record JdkHomes(LayeredRoot root, String from) {

    private static final String MODULES = "/lib/modules";

    /** Where images have them, each in a folder of its own. */
    private static final List<String> FOLDERS = List.of("/opt/java", "/usr/lib/jvm", "/opt", "/usr/local");

    private static final String LAUNCHER = "/bin/java";

    /** What comes with module jdk.jlink, or is what it reads. */
    private static final List<String> LINKABLE = List.of("/bin/jlink", "/bin/jlink.exe", "/jmods/java.base.jmod");

    /** The one of an archive; on macOS it is {@code Contents/Home} of a bundle. */
    String only() throws IOException {
        Set<String> homes = new TreeSet<>();
        for (String path : root.paths("")) {
            if (path.endsWith(MODULES)) {
                addIfHome(path.substring(0, path.length() - MODULES.length()), homes);
            }
        }
        return linkable(one(homes));
    }

    /**
     * That of an image.
     *
     * @param javaHome what the image says itself
     */
    String ofImage(Optional<String> javaHome) throws IOException {
        Set<String> homes = new TreeSet<>();
        if (javaHome.isPresent()) {
            addIfHome(javaHome.get(), homes);
        }
        if (homes.isEmpty()) {
            for (String folder : FOLDERS) {
                for (String path : root.list(folder)) {
                    addIfHome(path, homes);
                }
            }
        }
        Optional<Located> launcher = root.file("/usr" + LAUNCHER);
        Optional<String> started = homes.stream()
                .filter(home ->
                        launcher.filter(at -> at.path().equals(home + LAUNCHER)).isPresent())
                .findFirst();
        return linkable(started.isPresent() ? started.get() : one(homes));
    }

    private void addIfHome(String folder, Set<String> homes) throws IOException {
        Optional<Located> home = root.folder(folder);
        if (home.isPresent() && has(folder, "/release") && has(folder, MODULES)) {
            homes.add(home.get().path());
        }
    }

    private boolean has(String home, String file) throws IOException {
        return root.file(home + file).isPresent();
    }

    private String one(Set<String> homes) {
        if (homes.isEmpty()) {
            throw Messages.noJdk(from);
        }
        if (homes.size() > 1) {
            throw Messages.severalJdks(from, homes);
        }
        return homes.iterator().next();
    }

    private String linkable(String home) throws IOException {
        for (String file : LINKABLE) {
            if (has(home, file)) {
                return home;
            }
        }
        throw Messages.noJlink(from);
    }
}

package dev.tinyimage.jdk;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a runtime is linked of: the modules and native files of a JDK for some platform. Nothing of it runs here.
 *
 * @param home folder with the JDK's files
 * @param platform what it is for
 * @param jmods folder of its {@code .jmod} files; without one, only the JDK's own jlink can link it, from the run-time
 *     image that it runs on (JEP 493)
 * @param origin what the user knows it by: its folder, its archive, or the image that had it, with its digest
 */
public record LinkSource(Path home, Release release, Platform platform, Optional<Path> jmods, String origin) {

    /**
     * A JDK that links itself.
     *
     * @throws dev.tinyimage.console.UserError if it cannot
     */
    public static LinkSource of(HostJdk jdk) {
        return of(jdk, Platform.thisMachine());
    }

    /** The same for one of another platform, whose programs run here in emulation. */
    public static LinkSource of(HostJdk jdk, Platform platform) {
        LinkSource source = new LinkSource(
                jdk.home(),
                jdk.release(),
                platform,
                ownJmods(jdk.home()),
                jdk.home().toString());
        if (source.jmods.isEmpty() && !jdk.linksItself()) {
            throw Messages.noJmods(jdk);
        }
        return source;
    }

    /**
     * A JDK for whatever platform, linked by another one's jlink, which takes jmods.
     *
     * @param platform as its programs tell, for {@code release} need not
     * @param origin see {@link LinkSource}
     * @throws dev.tinyimage.console.UserError if there is none in the folder
     */
    public static LinkSource of(Path home, Platform platform, String origin) {
        return new LinkSource(home, Release.read(home, origin), platform, ownJmods(home), origin);
    }

    /** The same with jmods: its own, or those that were made again of it. */
    public LinkSource with(Path otherJmods) {
        return new LinkSource(home, release, platform, Optional.of(otherJmods), origin);
    }

    /** The folder of the jmods that came with a JDK. */
    private static Optional<Path> ownJmods(Path home) {
        Path folder = home.resolve("jmods");
        return Optional.of(folder).filter(jmods -> Files.isRegularFile(jmods.resolve("java.base.jmod")));
    }

    /** The feature release, such as 17. */
    public int feature() {
        return release.feature();
    }

    /** The version without build number, such as 17.0.15. */
    public String version() {
        return release.version();
    }

    /** The program that starts its JVM. */
    public Path launcher() {
        return home.resolve("bin/java");
    }

    /** A name for this very JDK, under which facts about it can be kept. */
    public String identity() {
        return identity(home, release);
    }

    /**
     * A digest of all that a runtime is linked of, and of nothing else: the same wherever the JDK lies. It takes a second to
     * read all that.
     *
     * @param cache keeps it as long as nobody writes these files
     */
    public String content(Cache cache) throws IOException {
        List<Path> folders = jmods.map(List::of).orElse(List.of(home.resolve("lib"), home.resolve("conf")));
        StringBuilder stamps = new StringBuilder(new TreeMap<>(release.values()).toString());
        for (Path folder : folders) {
            stamps.append(folder).append(JdkFiles.stamps(folder, true));
        }
        return cache.text("jdk-contents", DigestStream.hex(stamps.toString()), () -> digest(folders));
    }

    private String digest(List<Path> folders) {
        try {
            StringBuilder digests = new StringBuilder(new TreeMap<>(release.values()).toString());
            for (Path folder : folders) {
                digests.append(JdkFiles.digests(folder));
            }
            return DigestStream.hex(digests.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A digest of its {@code release} file and of the size and time of its run-time image, which change with every update. */
    static String identity(Path home, Release release) {
        try {
            Path image = home.resolve("lib/modules");
            String text =
                    new TreeMap<>(release.values()) + " " + Files.size(image) + " " + Files.getLastModifiedTime(image);
            return DigestStream.hex(text);
        } catch (IOException e) {
            throw Messages.noJdk(home.toString());
        }
    }

    /** For messages: vendor, version and where it comes from. */
    @Override
    public String toString() {
        return release + " (" + origin + ")";
    }
}

package dev.tinyimage;

import dev.tinyimage.base.NotPulledYet;
import dev.tinyimage.base.RegistryBase;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.Step;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.jdk.JdkOrigin;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.Release;
import dev.tinyimage.jdk.source.JdkArchive;
import dev.tinyimage.jdk.source.JdkDownload;
import dev.tinyimage.jdk.source.JdkImage;
import dev.tinyimage.jdk.source.JdkPlatform;
import dev.tinyimage.jdk.source.Jmods;
import dev.tinyimage.registry.NoSuchPlatform;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.registry.Registry.Pulled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds what the image of each platform is made of. The build's own JDK is linked where it is for the platform; elsewhere, as
 * on a Mac, the image {@code eclipse-temurin} of its feature release, which jlink insists on.
 */
final class TargetFinder {

    private static final String KEPT = "jdks";

    private static final String UNPACKING = "Unpacking the JDK";

    private final BuildRequest request;
    private final JdkOptions jdks;
    private final Registry registry;
    private final Cache cache;
    private final Console console;
    private Optional<HostJdk> own = Optional.empty();

    /**
     * A finder.
     *
     * @param registry where images with JDKs are pulled from
     * @param cache keeps them
     */
    TargetFinder(BuildRequest request, Registry registry, Cache cache, Console console) {
        this.request = request;
        this.jdks = request.jdks();
        this.registry = registry;
        this.cache = cache;
        this.console = console;
    }

    /** What is asked for; where nothing is, the platform of the folder that is named for all, else Linux on this CPU. */
    List<Platform> platforms() throws IOException {
        if (!request.platforms().isEmpty()) {
            return request.platforms();
        }
        Optional<Platform> named = jdks.all().isPresent() && jdks.all().get() instanceof JdkOrigin.Folder folder
                ? JdkPlatform.of(folder.path())
                : Optional.empty();
        return List.of(named.orElseGet(Platform::linuxHere));
    }

    /**
     * Finds what the image for a platform is made of.
     *
     * @throws dev.tinyimage.console.UserError if there is no JDK for it, or none here that can link it
     */
    Target find(Platform platform) throws IOException {
        Optional<JdkOrigin> named = jdks.of(platform);
        return named.isPresent() ? target(platform, named.get()) : own(platform);
    }

    /** The build's own JDK, which is looked at when a platform first needs it, and then no more. */
    private synchronized HostJdk own() {
        if (own.isEmpty()) {
            own = Optional.of(jdks.own());
        }
        return own.get();
    }

    private Target own(Platform platform) throws IOException {
        HostJdk own = own();
        Platform its = JdkPlatform.of(own.home()).orElse(Platform.thisMachine());
        if (its.fits(platform)) {
            return target(platform, own, LinkSource.of(own, its));
        }
        Target target = target(platform, new JdkOrigin.FromImage("eclipse-temurin:" + own.feature() + "-jdk"));
        console.info(Messages.otherJdk(target.jdk(), own, its));
        return target;
    }

    private Target target(Platform platform, JdkOrigin origin) throws IOException {
        if (origin instanceof JdkOrigin.Folder folder) {
            return folder(platform, folder.path());
        }
        LinkSource jdk = origin instanceof JdkOrigin.Archive archive
                ? archive(archive)
                : image(((JdkOrigin.FromImage) origin).reference(), platform);
        return foreign(platform, jdk);
    }

    private Target target(Platform platform, HostJdk host, LinkSource jdk) {
        if (!jdk.platform().fits(platform)) {
            throw Messages.otherPlatform(jdk, platform);
        }
        return new Target(platform, host, jdk, request.base());
    }

    /** Of another machine, or of none in particular. Its jmods come last: it may take seconds to make them. */
    private Target foreign(Platform platform, LinkSource jdk) throws IOException {
        Target target = target(platform, host(jdk), jdk);
        try (Step step = console.step("Making jmods for " + platform)) {
            return new Target(platform, target.host(), jdk.with(Jmods.of(jdk, cache)), target.base());
        }
    }

    /** One for this machine links itself, as it can without jmods. */
    private Target folder(Platform platform, Path folder) throws IOException {
        Release.read(folder, folder.toString());
        if (JdkPlatform.runsHere(folder)) {
            HostJdk host = HostJdk.at(folder);
            return target(platform, host, LinkSource.of(host));
        }
        return foreign(platform, source(folder, folder.toString()));
    }

    private LinkSource archive(JdkOrigin.Archive archive) throws IOException {
        Path file = archive.isRemote() ? fetched(archive) : Path.of(archive.location());
        String key = archive.sha256().isPresent() ? archive.sha256().get() : JdkArchive.digest(file);
        Path home = cache.folder(KEPT, key, folder -> {
            try (Step step = console.step(UNPACKING)) {
                JdkArchive.unpack(archive, file, folder);
            }
        });
        return source(home, archive.location());
    }

    private Path fetched(JdkOrigin.Archive archive) throws IOException {
        String sha256 = archive.sha256().orElseThrow(() -> Messages.noDigest(archive.location()));
        return cache.file("jdk-archives", sha256, file -> {
            if (registry.isOffline()) {
                throw Messages.notFetchedYet(archive.location());
            }
            console.info("Fetching the JDK " + archive.location());
            JdkDownload.fetch(archive.location(), sha256, file, console);
        });
    }

    private LinkSource image(String name, Platform platform) throws IOException {
        Reference reference = Reference.parse(name, ParameterName.RUNTIME_JDK.toString());
        try {
            Pulled described = RegistryBase.describe(reference, platform, registry, cache);
            Reference pinned = reference.withDigest(described.digest());
            Path home = cache.folder(KEPT, DigestStream.hex(described.digest() + platform), folder -> {
                console.info("Getting the JDK " + reference + " for " + platform);
                BaseImage image = RegistryBase.pull(pinned, platform, registry, cache);
                try (Step step = console.step(UNPACKING)) {
                    JdkImage.unpack(reference.toString(), image.config(), image.layers(), folder);
                }
            });
            return source(home, reference + "@" + described.digest());
        } catch (NoSuchPlatform e) {
            throw Messages.noJdkFor(platform, reference);
        } catch (NotPulledYet e) {
            throw Messages.notPulledYet(platform, reference);
        }
    }

    /** Names may be wrong, headers are not. */
    private static LinkSource source(Path home, String origin) throws IOException {
        return LinkSource.of(home, JdkPlatform.linux(home, origin), origin);
    }

    /** A JDK of this machine whose jlink is of the same feature release. */
    private HostJdk host(LinkSource jdk) {
        HostJdk own = own();
        if (own.feature() == jdk.feature()) {
            return own;
        }
        HostJdk running = HostJdk.running();
        if (running.feature() == jdk.feature()) {
            return running;
        }
        throw Messages.otherFeature(jdk, own);
    }
}

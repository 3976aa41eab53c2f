package dev.tinyimage;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.base.BaseFinder;
import dev.tinyimage.base.JarNatives;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.PrefixedConsole;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.runtime.ModuleSizes;
import dev.tinyimage.threads.SideBySide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The way from a project to what is published of it: the application is read once, and built for each platform. */
public final class TinyImage {

    private final Registry bases;
    private final Registry jdks;
    private final Cache cache;
    private final Console console;

    /**
     * A builder of images.
     *
     * @param bases where base images are pulled from
     * @param jdks where images with JDKs are pulled from
     * @param cache keeps what earlier builds have pulled and found out
     */
    public TinyImage(Registry bases, Registry jdks, Cache cache, Console console) {
        this.bases = bases;
        this.jdks = jdks;
        this.cache = cache;
        this.console = console;
    }

    /**
     * What was built.
     *
     * @param publication what is to get a name
     * @param platforms one for each platform, in that order
     */
    public record Built(Publication publication, List<PlatformImage> platforms) {

        public Built {
            platforms = List.copyOf(platforms);
        }

        private static Built of(List<PlatformImage> platforms) {
            return new Built(
                    Publication.of(platforms.stream().map(PlatformImage::image).toList()), platforms);
        }

        /** The one for this machine, or else the first. */
        public PlatformImage nearest() {
            return platforms.stream()
                    .filter(built -> built.target().platform().fits(Platform.linuxHere()))
                    .findFirst()
                    .orElse(platforms.get(0));
        }
    }

    /**
     * Modules and their costs.
     *
     * @param cuts what of the modules is not in
     */
    public record Explained(ModulePlan modules, ModuleSizes sizes, Cuts cuts) {}

    /**
     * Builds the image of each platform; nothing is published.
     *
     * @throws dev.tinyimage.console.UserError if the user can mend what stands in the way
     */
    public Built build(BuildRequest request) throws IOException {
        TargetFinder finder = finder(request);
        return build(finder.platforms(), finder, request);
    }

    /** The same for this machine's platform alone, or else for the first: what is only tried out need not be for all. */
    public Built buildNearest(BuildRequest request) throws IOException {
        TargetFinder finder = finder(request);
        return build(List.of(nearest(finder.platforms())), finder, request);
    }

    /** Bases come first, since they are small, then JDKs, then work: what cannot be had is known in the first seconds. */
    private Built build(List<Platform> platforms, TargetFinder finder, BuildRequest request) throws IOException {
        Application app = Application.of(request.project());
        boolean alone = platforms.size() == 1;
        List<BaseFinder> found = SideBySide.each(platforms, platform -> prepared(platform, alone, request));
        SortedMap<Path, List<NativeEntry>> inJars =
                JarNatives.of(app.jars().stream().map(Jar::file).toList(), cache);
        List<Target> targets = SideBySide.each(platforms, finder::find);
        List<SideBySide.Work<PlatformImage>> works = new ArrayList<>();
        for (int i = 0; i < platforms.size(); i++) {
            works.add(build(app, inJars, targets.get(i), found.get(i), alone, request)::build);
        }
        List<PlatformImage> images = SideBySide.all(works);
        cache.tidy();
        return Built.of(images);
    }

    /** The image for one platform with each kind of archive that it can have, and without, which comes first. */
    public Map<ArchiveKind, Image> buildEach(BuildRequest request) throws IOException {
        Map<ArchiveKind, Image> images = new EnumMap<>(ArchiveKind.class);
        for (ArchiveKind kind : List.of(ArchiveKind.NONE, ArchiveKind.JDK, ArchiveKind.APP)) {
            PlatformImage built = buildNearest(request.withArchive(kind)).nearest();
            if (built.archive().kind() == kind) {
                images.put(kind, built.image());
            }
        }
        return images;
    }

    /**
     * Finds the modules for one platform and what each costs, and stops there.
     *
     * @param module one that the user asks about
     */
    public Explained explain(BuildRequest request, Optional<String> module) throws IOException {
        TargetFinder finder = finder(request);
        Platform platform = nearest(finder.platforms());
        Application app = Application.of(request.project());
        return build(app, new TreeMap<>(), finder.find(platform), bases(platform, true, request), true, request)
                .explain(module);
    }

    private static Platform nearest(List<Platform> platforms) {
        return platforms.stream().filter(Platform.linuxHere()::fits).findFirst().orElse(platforms.get(0));
    }

    private TargetFinder finder(BuildRequest request) {
        return new TargetFinder(request, jdks, cache, console);
    }

    private BaseFinder prepared(Platform platform, boolean alone, BuildRequest request) throws IOException {
        BaseFinder finder = bases(platform, alone, request);
        finder.prepare(request.base(), platform);
        return finder;
    }

    private BaseFinder bases(Platform platform, boolean alone, BuildRequest request) {
        LayerWriter writer = new LayerWriter(request.packing().compression(), cache);
        return new BaseFinder(bases, cache, writer, work(platform, alone, request), console(platform, alone));
    }

    private PlatformBuild build(
            Application app,
            SortedMap<Path, List<NativeEntry>> inJars,
            Target target,
            BaseFinder bases,
            boolean alone,
            BuildRequest request) {
        Path work = work(target.platform(), alone, request);
        return new PlatformBuild(app, inJars, target, request, work, bases, cache, console(target.platform(), alone));
    }

    /** Where there are several platforms, each has its folder. */
    private static Path work(Platform platform, boolean alone, BuildRequest request) {
        return alone
                ? request.work()
                : request.work().resolve(platform.toString().replace('/', '-'));
    }

    /** Where there are several platforms, each says who it is. */
    private Console console(Platform platform, boolean alone) {
        return alone ? console : new PrefixedConsole(console, platform + ": ");
    }
}

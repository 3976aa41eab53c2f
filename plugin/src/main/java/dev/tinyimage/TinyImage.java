package dev.tinyimage;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.base.JarNatives;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.PrefixedConsole;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.recipe.FormerImages;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.runtime.ModuleSizes;
import dev.tinyimage.threads.Once;
import dev.tinyimage.threads.SideBySide;
import dev.tinyimage.threads.Steps;
import dev.tinyimage.threads.Steps.Later;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The way from a project to what is published of it: the application is read once, and built for each platform. */
public final class TinyImage {

    private final Registry bases;
    private final Registry jdks;
    private final Optional<FormerImages> former;
    private final Consumer<Layer> made;
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
        this(bases, jdks, Optional.empty(), layer -> {}, cache, console);
    }

    private TinyImage(
            Registry bases,
            Registry jdks,
            Optional<FormerImages> former,
            Consumer<Layer> made,
            Cache cache,
            Console console) {
        this.bases = bases;
        this.jdks = jdks;
        this.former = former;
        this.made = made;
        this.cache = cache;
        this.console = console;
    }

    /** The same that takes from images of earlier builds what it would make again. */
    public TinyImage takingFrom(FormerImages images) {
        return new TinyImage(bases, jdks, Optional.of(images), made, cache, console);
    }

    /** The same that gives away each layer as soon as there is one. */
    public TinyImage offeringTo(Consumer<Layer> taker) {
        return new TinyImage(bases, jdks, former, taker, cache, console);
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
        boolean alone = platforms.size() == 1;
        Application app;
        List<RecipeBuild> builds;
        try (Steps steps = new Steps()) {
            Later<List<RecipeBuild>> prepared = steps.begin(() -> SideBySide.each(
                    platforms, platform -> build(platform, alone, request).prepare(platform)));
            app = Application.of(request.project());
            builds = prepared.get();
        }
        List<Target> targets = SideBySide.each(platforms, finder::find);
        Supplier<SortedMap<Path, List<NativeEntry>>> inJars =
                Once.of(() -> JarNatives.of(app.jars().stream().map(Jar::file).toList(), cache));
        List<SideBySide.Work<PlatformImage>> works = new ArrayList<>();
        for (int i = 0; i < platforms.size(); i++) {
            RecipeBuild build = builds.get(i);
            Target target = targets.get(i);
            works.add(() -> build.image(app, inJars, target));
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
        return build(platform, true, request)
                .build(app, new TreeMap<>(), finder.find(platform), Optional.empty())
                .explain(module);
    }

    private static Platform nearest(List<Platform> platforms) {
        return platforms.stream().filter(Platform.linuxHere()::fits).findFirst().orElse(platforms.get(0));
    }

    private TargetFinder finder(BuildRequest request) {
        return new TargetFinder(request, jdks, cache, console);
    }

    private RecipeBuild build(Platform platform, boolean alone, BuildRequest request) {
        return new RecipeBuild(
                request, work(platform, alone, request), bases, former, made, cache, console(platform, alone));
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

package dev.tinyimage;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.base.BaseFinder;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.RecordedWarnings;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Part;
import dev.tinyimage.image.Platform;
import dev.tinyimage.layout.AppLayers;
import dev.tinyimage.layout.RepackedJars;
import dev.tinyimage.recipe.FormerImages;
import dev.tinyimage.recipe.MadeImage;
import dev.tinyimage.recipe.MadeImages;
import dev.tinyimage.recipe.Recipe;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.report.Breakdown;
import dev.tinyimage.threads.Once;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The image for one platform as it was made before by the same recipe, but for the application's own code; what was not
 * made before is built.
 */
final class RecipeBuild {

    private final BuildRequest request;
    private final Path work;
    private final Registry registry;
    private final Optional<FormerImages> former;
    private final Consumer<Layer> made;
    private final Cache cache;
    private final LayerWriter writer;
    private final RecordedWarnings console;
    private final BaseFinder bases;
    private Optional<List<Reference>> pinned = Optional.empty();

    /**
     * A build.
     *
     * @param work folder for its files
     * @param registry where bases are pulled from
     * @param former where else than in the cache images of earlier builds are
     * @param made gets each layer as soon as there is one
     */
    RecipeBuild(
            BuildRequest request,
            Path work,
            Registry registry,
            Optional<FormerImages> former,
            Consumer<Layer> made,
            Cache cache,
            Console console) {
        this.request = request;
        this.work = work;
        this.registry = registry;
        this.former = former;
        this.made = made;
        this.cache = cache;
        this.writer = new LayerWriter(request.packing().compression(), cache, console);
        this.console = new RecordedWarnings(console);
        this.bases = new BaseFinder(registry, cache, writer, work, this.console);
    }

    /** Looks at the base, so that one that cannot be had stops a build in its first seconds. */
    RecipeBuild prepare(Platform platform) throws IOException {
        pinned = bases.pinned(request.base(), platform);
        if (pinned.isEmpty()) {
            bases.prepare(request.base(), platform);
        }
        return this;
    }

    /**
     * Takes the image or builds it.
     *
     * @param inJars native files in the application's jars, for whatever system
     */
    PlatformImage image(Application app, Supplier<SortedMap<Path, List<NativeEntry>>> inJars, Target target)
            throws IOException {
        Optional<Recipe> recipe = recipe(app, target);
        if (recipe.isPresent()) {
            Optional<MadeImage> made = images().find(
                            recipe.get(), () -> own(app), request.archive().kind(), target.platform());
            if (made.isPresent()) {
                return image(made.get(), app, inJars, target, recipe);
            }
        }
        bases.prepare(request.base(), target.platform());
        PlatformImage built = build(app, inJars.get(), target, recipe).build();
        images().keep(built.image(), console.lines());
        return built;
    }

    private Optional<Recipe> recipe(Application app, Target target) throws IOException {
        return pinned.isPresent()
                ? new RecipeFinder(request, cache, console).find(app, target, pinned.get())
                : Optional.empty();
    }

    private MadeImages images() {
        return new MadeImages(registry, pinned.orElse(List.of()), former, cache, writer, console);
    }

    private Layer own(Application app) throws IOException {
        Application own = app.only(Jar.Role.OWN);
        Application packed = request.packing().repackJars() ? RepackedJars.of(own, cache, console) : own;
        return writer.write(
                AppLayers.OWN, AppLayers.own(packed, request.container().defaults()));
    }

    /** Where its bytes are is kept too; if it is not, what it was made of is made again. */
    private PlatformImage image(
            MadeImage made,
            Application app,
            Supplier<SortedMap<Path, List<NativeEntry>>> inJars,
            Target target,
            Optional<Recipe> recipe) {
        Supplier<List<Part>> parts =
                () -> build(app, inJars.get(), target, recipe).moduleParts();
        return new PlatformImage(
                target,
                made.image(),
                made.modules(),
                made.archive(),
                Once.of(() -> Breakdown.of(made.image(), parts, cache)));
    }

    /** The build of what was not made before. */
    PlatformBuild build(
            Application app, SortedMap<Path, List<NativeEntry>> inJars, Target target, Optional<Recipe> recipe) {
        return new PlatformBuild(app, inJars, target, recipe, request, work, bases, made, cache, console);
    }
}

package dev.tinyimage;

import dev.tinyimage.TinyImage.Explained;
import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.StartCommand;
import dev.tinyimage.base.BaseFinder;
import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.base.Bases;
import dev.tinyimage.base.Distribution;
import dev.tinyimage.base.Natives;
import dev.tinyimage.base.Payload;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchivedImage;
import dev.tinyimage.cds.Archiver;
import dev.tinyimage.cds.Choice;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.Step;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.elf.NativeTarget;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Part;
import dev.tinyimage.layout.AppLayers;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ForeignNatives;
import dev.tinyimage.layout.RepackedJars;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlanner;
import dev.tinyimage.modules.Survey;
import dev.tinyimage.modules.TextDrawing;
import dev.tinyimage.recipe.MadeImage;
import dev.tinyimage.recipe.Recipe;
import dev.tinyimage.report.Breakdown;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.runtime.LinkedRuntimes;
import dev.tinyimage.runtime.ModuleParts;
import dev.tinyimage.runtime.ModuleSizes;
import dev.tinyimage.sbom.Bom;
import dev.tinyimage.threads.Once;
import dev.tinyimage.threads.Steps;
import dev.tinyimage.threads.Steps.Later;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way from an application to its image for one platform; each line of {@link #build} is a stage with a package of its own.
 * Layers are compressed, and what the scan has found is linked, in {@link Steps} beside these stages.
 */
final class PlatformBuild {

    private final Application app;
    private final SortedMap<Path, List<NativeEntry>> inJars;
    private final Target target;
    private final Optional<Recipe> recipe;
    private final BuildRequest request;
    private final Path work;
    private final BaseFinder bases;
    private final Consumer<Layer> made;
    private final Cache cache;
    private final Console console;

    /**
     * A build.
     *
     * @param inJars native files in the application's jars, for whatever system
     * @param recipe what tells it from all others, if anything does
     * @param work folder for its files
     * @param bases what the base is looked for with; it has been prepared
     * @param made gets each layer as soon as there is one
     */
    PlatformBuild(
            Application app,
            SortedMap<Path, List<NativeEntry>> inJars,
            Target target,
            Optional<Recipe> recipe,
            BuildRequest request,
            Path work,
            BaseFinder bases,
            Consumer<Layer> made,
            Cache cache,
            Console console) {
        this.app = app;
        this.inJars = inJars;
        this.target = target;
        this.recipe = recipe;
        this.request = request;
        this.work = work;
        this.bases = bases;
        this.made = made;
        this.cache = cache;
        this.console = console;
    }

    /**
     * Builds the image; nothing is published.
     *
     * @throws dev.tinyimage.console.UserError if the user can mend what stands in the way
     */
    PlatformImage build() throws IOException {
        LayerWriter writer = new LayerWriter(request.packing().compression(), cache, console);
        try (Steps steps = new Steps()) {
            Application packed = packed(leftOut());
            StartCommand command = AppLayers.command(app, request.container());
            Map<String, List<Entry>> ofApp =
                    AppLayers.ofApplication(packed, request.container().defaults(), request.extraFiles());
            Survey survey = survey();
            console.info("Compressing layers");
            LayersAhead own = LayersAhead.begin(ofApp, writer, made, steps);
            JavaRuntime runtime = linked(survey, steps);
            LayersAhead java = LayersAhead.begin(AppLayers.ofRuntime(runtime), writer, made, steps);
            BaseImage base = bases.find(
                    target.base(), payload(natives(runtime), List.of(java, own), command), target.platform());
            base.layers().forEach(made);
            LayersAhead last = LayersAhead.begin(AppLayers.ofBom(bom(base)), writer, made, steps);
            List<LayersAhead> all = List.of(java, own, last);
            Image bare =
                    ImageAssembler.assemble(base, each(all, LayersAhead::tars), container(command), target.platform());
            steps.begin(() -> breakdown(bare, runtime)); // the archive apart, all that the next one asks for is kept
            Choice choice = archive(bare, packed, runtime, command);
            Optional<Layer> archive = choice.layer(writer);
            archive.ifPresent(made);
            List<Layer> layers = choice.among(each(all, LayersAhead::compressed), archive, AppLayers.RUNTIME);
            Image image = ImageAssembler.assemble(
                    base,
                    layers,
                    container(choice.start(command)),
                    target.platform(),
                    said(base, layers, runtime.modules(), choice));
            return new PlatformImage(
                    target, image, runtime.modules().names(), choice.facts(), Once.of(() -> breakdown(image, runtime)));
        }
    }

    /**
     * Finds the modules and what each costs, and stops there.
     *
     * @param module one that the user asks about
     */
    Explained explain(Optional<String> module) {
        module.ifPresent(planner()::checkName);
        ModulePlan plan = survey().confirmed();
        Cuts cuts = cuts(plan);
        ModuleSizes sizes = ModuleSizes.of(
                target.host(), target.jdk(), plan, cuts, request.runtime(), cache, () -> link(plan, cuts));
        return new Explained(plan, sizes, cuts);
    }

    /** Where the bytes of the runtime's modules are. */
    List<Part> moduleParts() {
        ModulePlan plan = survey().confirmed();
        return ModuleParts.of(link(plan, cuts(plan)));
    }

    private Cuts cuts(ModulePlan plan) {
        return Cuts.of(target.jdk(), plan, request.runtime().cuts(), cache);
    }

    private Breakdown breakdown(Image image, JavaRuntime runtime) {
        try (Step step = console.step("Measuring the layers")) {
            return Breakdown.of(image, () -> ModuleParts.of(runtime), cache);
        }
    }

    private Survey survey() {
        console.info("Finding modules in " + app.jars().size() + " jars for " + app.startName() + ", " + app.kind());
        return planner().survey(app, request.modules());
    }

    /** What the scan has found is linked while jdeps is asked. If jdeps finds more, that is in vain. */
    private JavaRuntime linked(Survey survey, Steps steps) throws IOException {
        Later<JavaRuntime> scanned = steps.begin(() -> link(survey.scanned(), cuts(survey.scanned())));
        ModulePlan confirmed = survey.confirmed();
        return confirmed.equals(survey.scanned()) ? scanned.get() : link(confirmed, cuts(confirmed));
    }

    private static List<Layer> each(List<LayersAhead> parts, Function<LayersAhead, Later<List<Layer>>> form)
            throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (LayersAhead part : parts) {
            layers.addAll(form.apply(part).get());
        }
        return layers;
    }

    private ModulePlanner planner() {
        return new ModulePlanner(target.host(), target.jdk(), cache, console);
    }

    private JavaRuntime link(ModulePlan modules, Cuts cuts) {
        cuts.decisions().forEach(decision -> console.debug(decision.text()));
        try {
            boolean packed = request.runtime().strip()
                    && Bases.readsPackedRelocations(target.base(), target.jdk().launcher());
            return new LinkedRuntimes(cache, console)
                    .get(target.host(), target.jdk(), modules, cuts, request.runtime(), packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Natives natives(JavaRuntime runtime) throws IOException {
        BaseOptions options = target.base();
        return Natives.of(
                runtime.root(),
                inJars,
                request.extraFiles().entries(),
                new Natives.Options(fontUser(runtime, options), options.display(), options.mayLack()));
    }

    /** What the runtime is for is told by the JDK's own launcher, so nothing of the application waits for the link. */
    private Application leftOut() throws IOException {
        Optional<NativeTarget> system = NativeTarget.of(target.jdk().launcher());
        return request.dropForeignNatives() && system.isPresent()
                ? ForeignNatives.leftOut(app, inJars, system.get(), cache, console)
                : app;
    }

    private Application packed(Application lean) {
        return request.packing().repackJars() ? RepackedJars.of(lean, cache, console) : lean;
    }

    private Payload payload(Natives natives, List<LayersAhead> layers, StartCommand command) {
        return new Payload(
                natives,
                layers.stream().flatMap(part -> part.entries().stream()).toList(),
                command.java(),
                request.container().user(),
                request.container().environment());
    }

    private static Optional<String> fontUser(JavaRuntime runtime, BaseOptions options) {
        return switch (options.fonts()) {
            case AUTO -> TextDrawing.evidence(runtime.modules());
            case YES -> Optional.of(ParameterName.FROM_FONTS.element() + " is yes");
            case NO -> Optional.empty();
        };
    }

    private String bom(BaseImage base) throws IOException {
        return new Bom(request.project().coordinates(), app.dependencies(), target.jdk(), Distribution.of(base, cache))
                .json(cache);
    }

    private Choice archive(Image image, Application packed, JavaRuntime runtime, StartCommand command)
            throws IOException {
        ArchivedImage archived = new ArchivedImage(
                image,
                runtime,
                AppLayers.JAVA_HOME,
                command,
                request.container().environment(),
                packed.classPath().stream().map(Jar::file).toList());
        return new Archiver(request.archive(), cache, work.resolve("archive"), console).make(archived);
    }

    /** What is not only made of the recipe is not called so. */
    private Map<String, String> said(BaseImage base, List<Layer> layers, ModulePlan modules, Choice choice) {
        if (recipe.isEmpty() || !bases.isPinned(base) || !choice.asAsked()) {
            return Map.of();
        }
        List<Layer> all = Stream.concat(base.layers().stream(), layers.stream()).toList();
        return MadeImage.said(recipe.get(), modules.names(), choice.facts(), all);
    }

    private ContainerConfig container(StartCommand command) {
        ContainerOptions container = request.container();
        return new ContainerConfig(
                command.words(),
                container.arguments(),
                container.user(),
                container.environment(),
                container.ports(),
                labels(container),
                container.workingDirectory(),
                container.created());
    }

    /** What {@code inspect} cannot see in the command, it sees here. */
    private static Map<String, String> labels(ContainerOptions container) {
        Map<String, String> labels = new TreeMap<>(container.labels());
        labels.putIfAbsent("dev.tinyimage.jvm-defaults", container.defaults().text());
        return labels;
    }
}

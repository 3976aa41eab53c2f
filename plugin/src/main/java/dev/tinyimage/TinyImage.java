package dev.tinyimage;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.base.BaseFinder;
import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.base.Bases;
import dev.tinyimage.base.Distribution;
import dev.tinyimage.base.Load;
import dev.tinyimage.base.Natives;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveOptions.Kind;
import dev.tinyimage.cds.Archiver;
import dev.tinyimage.cds.Choice;
import dev.tinyimage.cds.StartupArchive;
import dev.tinyimage.cds.Subject;
import dev.tinyimage.console.Console;
import dev.tinyimage.desktop.DesktopCut;
import dev.tinyimage.desktop.DesktopLevel;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.layout.AppLayers;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ForeignNatives;
import dev.tinyimage.layout.RepackedJars;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlanner;
import dev.tinyimage.modules.TextDrawing;
import dev.tinyimage.modules.XsltCompiler;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.report.Breakdown;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.runtime.Linker;
import dev.tinyimage.runtime.ModuleParts;
import dev.tinyimage.runtime.ModuleSizes;
import dev.tinyimage.sbom.Bom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The way from a project to its image; each line of {@link #build} is a stage with a package of its own. */
public final class TinyImage {

    private final Registry bases;
    private final Cache cache;
    private final Console console;

    /**
     * A builder of images.
     *
     * @param bases where base images are pulled from
     * @param cache keeps what earlier builds have pulled and found out
     */
    public TinyImage(Registry bases, Cache cache, Console console) {
        this.bases = bases;
        this.cache = cache;
        this.console = console;
    }

    /**
     * An image and what went into it.
     *
     * @param archive its start-up archive, if it has one
     * @param bom its bill of materials, in CycloneDX
     */
    public record Built(Image image, ModulePlan modules, Breakdown breakdown, Choice archive, String bom) {}

    /**
     * Modules and their costs.
     *
     * @param desktop what of java.desktop is in
     * @param xslt whether java.xml has its compiler of style sheets
     */
    public record Explained(ModulePlan modules, ModuleSizes sizes, DesktopCut desktop, XsltCompiler xslt) {}

    /**
     * Builds the image; nothing is published.
     *
     * @throws dev.tinyimage.console.UserError if the user can mend what stands in the way
     */
    public Built build(BuildRequest request) throws IOException {
        Application app = Application.of(request.project());
        ModulePlan modules = plan(app, request);
        JavaRuntime runtime = link(modules, cut(modules, request), request);
        SortedMap<Path, List<NativeEntry>> inJars =
                NativeEntry.of(app.jars().stream().map(Jar::file).toList());
        Natives natives = natives(runtime, inJars, request);
        if (request.runtime().strip()
                && Bases.readsPackedRelocations(request.target().base(), natives)) {
            Linker.packRelocations(runtime);
        }
        Application packed = packed(leftOut(app, inJars, natives, request), request);
        Map<String, List<Entry>> entries =
                AppLayers.entries(runtime, packed, request.container().defaults(), request.extraFiles());
        ContainerConfig container = container(app, request);
        LayerWriter writer = new LayerWriter(request.packing().compression(), cache);
        BaseImage base = base(load(natives, entries, container), writer, request);
        console.info("Compressing layers");
        String bom = new Bom(
                        request.project().coordinates(),
                        app.dependencies(),
                        request.target().jdk(),
                        Distribution.of(base, cache))
                .json();
        List<Layer> layers = AppLayers.write(AppLayers.withBom(entries, bom), writer);
        Image bare = ImageAssembler.assemble(
                base, layers, container, request.target().platform());
        Choice choice = archive(bare, packed, runtime, container, request);
        Optional<StartupArchive> archive = choice.archive();
        Image image = archive.isEmpty()
                ? bare
                : ImageAssembler.assemble(
                        base,
                        archive.get().among(layers, AppLayers.RUNTIME, writer),
                        archive.get().in(container),
                        bare.platform());
        cache.tidy();
        return new Built(image, modules, Breakdown.of(image, () -> ModuleParts.of(runtime), cache), choice, bom);
    }

    /** The image with each kind of archive that it can have, and without, which comes first. */
    public Map<Kind, Image> buildEach(BuildRequest request) throws IOException {
        Map<Kind, Image> images = new EnumMap<>(Kind.class);
        for (Kind kind : List.of(Kind.NONE, Kind.JDK, Kind.APP)) {
            Built built = build(request.withArchive(kind));
            if (built.archive().kind() == kind) {
                images.put(kind, built.image());
            }
        }
        return images;
    }

    /**
     * Finds the modules and what each costs, and stops there.
     *
     * @param module one that the user asks about
     */
    public Explained explain(BuildRequest request, Optional<String> module) {
        module.ifPresent(planner(request)::checkName);
        ModulePlan plan = plan(Application.of(request.project()), request);
        DesktopCut cut = cut(plan, request);
        ModuleSizes sizes = ModuleSizes.of(
                request.target().jdk(), plan, cut, request.runtime(), cache, () -> link(plan, cut, request));
        return new Explained(
                plan, sizes, cut, XsltCompiler.of(plan, request.runtime().xslt()));
    }

    private static DesktopCut cut(ModulePlan plan, BuildRequest request) {
        Optional<DesktopLevel> asked = request.runtime().desktop();
        return DesktopCut.of(
                request.target().jdk(),
                plan,
                request.target().base().display() ? asked.or(() -> Optional.of(DesktopLevel.FULL)) : asked);
    }

    private ModulePlan plan(Application app, BuildRequest request) {
        console.info("Finding modules in " + app.jars().size() + " jars for "
                + app.launch().text() + ", " + app.kind());
        return planner(request).plan(app, request.modules());
    }

    private ModulePlanner planner(BuildRequest request) {
        return new ModulePlanner(request.target().host(), request.target().jdk(), cache, console);
    }

    private JavaRuntime link(ModulePlan modules, DesktopCut cut, BuildRequest request) {
        String desktop = cut.level() == DesktopLevel.FULL
                ? ""
                : ", java.desktop " + cut.level().text();
        console.info("Linking " + modules.names().size() + " modules of the "
                + request.target().jdk() + desktop);
        modules.find(XsltCompiler.MODULE)
                .map(module -> XsltCompiler.of(modules, request.runtime().xslt()))
                .ifPresent(xslt -> console.debug(Messages.xslt(xslt)));
        try {
            return Linker.link(
                    request.target().host(),
                    request.target().jdk(),
                    modules,
                    cut,
                    request.runtime(),
                    request.work().resolve("runtime"),
                    console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Natives natives(JavaRuntime runtime, SortedMap<Path, List<NativeEntry>> inJars, BuildRequest request)
            throws IOException {
        BaseOptions options = request.target().base();
        return Natives.of(
                runtime.root(),
                inJars,
                request.extraFiles().entries(),
                new Natives.Options(textBy(runtime, options), options.display(), options.mayLack()));
    }

    private Application leftOut(
            Application app, SortedMap<Path, List<NativeEntry>> inJars, Natives natives, BuildRequest request) {
        return request.dropForeignNatives()
                ? ForeignNatives.leftOut(app, inJars, natives.target(), cache, console)
                : app;
    }

    private Application packed(Application app, BuildRequest request) {
        return request.packing().repackJars() ? RepackedJars.of(app, cache) : app;
    }

    private static Load load(Natives natives, Map<String, List<Entry>> entries, ContainerConfig container) {
        return new Load(
                natives,
                entries.values().stream().flatMap(List::stream).toList(),
                container.entrypoint().get(0),
                container.user(),
                container.environment());
    }

    private static Optional<String> textBy(JavaRuntime runtime, BaseOptions options) {
        return switch (options.fonts()) {
            case AUTO -> TextDrawing.evidence(runtime.modules());
            case YES -> Optional.of("<from><fonts> is yes");
            case NO -> Optional.empty();
        };
    }

    private BaseImage base(Load load, LayerWriter writer, BuildRequest request) throws IOException {
        return new BaseFinder(bases, cache, writer, request.work(), console)
                .find(request.target().base(), load, request.target().platform());
    }

    private Choice archive(
            Image image, Application app, JavaRuntime runtime, ContainerConfig container, BuildRequest request)
            throws IOException {
        Subject subject = new Subject(
                image,
                runtime,
                AppLayers.JAVA_HOME,
                new Subject.Command(
                        AppLayers.jvmFlags(app, request.container()),
                        container.environment(),
                        AppLayers.classPath(app.launch(), request.container().extraClassPath()),
                        app.classPath(),
                        app.mainClass()));
        return new Archiver(request.archive(), cache, request.work().resolve("archive"), console).make(subject);
    }

    private static ContainerConfig container(Application app, BuildRequest request) {
        ContainerOptions container = request.container();
        return new ContainerConfig(
                AppLayers.command(app, container),
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

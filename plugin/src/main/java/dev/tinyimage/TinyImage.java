package dev.tinyimage;

import dev.tinyimage.base.Bases;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Layer;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlanner;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.runtime.Linker;
import dev.tinyimage.runtime.ModuleSizes;
import dev.tinyimage.webapp.WebApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** An image and what went into it. */
    public record Built(Image image, ModulePlan modules) {}

    /**
     * Modules and their costs.
     *
     * @param sizes compressed bytes of each module by itself
     */
    public record Explained(ModulePlan modules, Map<String, Long> sizes) {}

    /**
     * Builds the image; nothing is published.
     *
     * @throws dev.tinyimage.console.UserError if the user can mend what stands in the way
     */
    public Built build(BuildRequest request) throws IOException {
        WebApp app = WebApp.of(request.project());
        ModulePlan modules = plan(app, request);
        JavaRuntime runtime = link(modules, request);
        BaseImage base = base(runtime, request);
        console.info("Compressing layers");
        List<Layer> layers = AppLayers.write(runtime, app, request.extraFiles(), request.work());
        Image image = ImageAssembler.assemble(
                base, layers, container(app, request), request.jdk().platform());
        cache.tidy();
        return new Built(image, modules);
    }

    /**
     * Finds the modules and what each costs, and stops there.
     *
     * @param module one that the user asks about
     */
    public Explained explain(BuildRequest request, Optional<String> module) {
        module.ifPresent(planner(request)::checkName);
        ModulePlan plan = plan(WebApp.of(request.project()), request);
        return new Explained(
                plan, ModuleSizes.of(request.jdk(), plan, request.strip(), cache, () -> link(plan, request)));
    }

    private ModulePlan plan(WebApp app, BuildRequest request) {
        console.info("Finding modules in " + app.jars().size() + " jars for "
                + app.launch().text() + ", " + app.kind());
        return planner(request).plan(app, request.modules());
    }

    private ModulePlanner planner(BuildRequest request) {
        return new ModulePlanner(request.jdk(), cache, console);
    }

    private JavaRuntime link(ModulePlan modules, BuildRequest request) {
        console.info("Linking " + modules.names().size() + " modules of the " + request.jdk());
        try {
            return Linker.link(
                    request.jdk(), modules, request.strip(), request.work().resolve("runtime"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BaseImage base(JavaRuntime runtime, BuildRequest request) throws IOException {
        console.info("Getting the base " + request.base());
        return Bases.get(
                request.base(),
                request.sysroot(),
                runtime.root(),
                request.jdk().platform(),
                bases,
                cache,
                request.work(),
                console);
    }

    private static ContainerConfig container(WebApp app, BuildRequest request) {
        BuildRequest.Container container = request.container();
        return new ContainerConfig(
                AppLayers.command(app, container),
                container.arguments(),
                container.user(),
                container.environment(),
                container.ports(),
                container.labels(),
                container.workingDirectory(),
                container.created());
    }
}

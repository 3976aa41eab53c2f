package dev.tinyimage.corpus;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Project;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.image.Layer;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.modules.ModulePlanner;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.runtime.Linker;
import dev.tinyimage.runtime.ModuleSizes;
import dev.tinyimage.runtime.RuntimeOptions;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the product makes of an app. All that the test of the corpus asks of the product is here.
 *
 * @param plan the modules
 * @param jdk the modules of the JDK that it was linked from
 * @param sizes of the planned modules in the runtime layer, compressed
 * @param console what the user is told
 * @param layerSize of the image's runtime layer, compressed
 * @param jvmFlags by which it starts as in its image
 */
record PlannedRuntime(
        Path home,
        ModulePlan plan,
        JdkModules jdk,
        Map<String, Long> sizes,
        RecordingConsole console,
        long layerSize,
        List<String> jvmFlags) {

    private static final String HOME_IN_IMAGE = "/opt/java";

    /** The corpus's own jars, which its build makes anew each time. */
    private static final String OWN = "probe-1-SNAPSHOT.jar";

    /** The user's own, for the analysis of all these jars by jdeps takes minutes. */
    private static final Cache CACHE = TestCache.at(Cache.home(System.getenv()));

    static PlannedRuntime link(CorpusApp app, Path home, Path output) throws IOException {
        RecordingConsole console = new RecordingConsole();
        HostJdk host = HostJdk.at(home);
        LinkSource jdk = LinkSource.of(host);
        ModulePlan plan = new ModulePlanner(host, jdk, CACHE, console).plan(application(app), options(app));
        Cuts cuts = Cuts.of(jdk, plan, CutOptions.NONE, CACHE);
        JavaRuntime runtime =
                Linker.link(host, jdk, plan, cuts, RuntimeOptions.NONE, false, output, new RecordingConsole());
        Layer layer = TestLayers.layer("runtime", runtime.entries(HOME_IN_IMAGE));
        return new PlannedRuntime(
                output,
                plan,
                JdkModules.of(jdk, CACHE),
                ModuleSizes.of(host, jdk, plan, cuts, RuntimeOptions.NONE, CACHE, () -> runtime)
                        .modules(),
                console,
                layer.descriptor().size(),
                StartupDefaults.add(runtime, HOME_IN_IMAGE, layer, app.jvmFlags()));
    }

    List<String> modules() {
        return plan.names();
    }

    /** Those of the plan that are there for their own sake, not because others require them. */
    Set<String> found() {
        return plan.modules().stream()
                .filter(module -> module.evidence().stream().anyMatch(why -> why.kind() != EvidenceKind.REQUIRED))
                .map(PlannedModule::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ModuleOptions options(CorpusApp app) {
        return new ModuleOptions(List.of(), List.of(), List.of(), List.of(), app.jvmFlags(), Map.of(), false);
    }

    private static Application application(CorpusApp app) throws IOException {
        List<Path> classPath = app.classPath();
        List<Dependency> dependencies = classPath.stream()
                .skip(1)
                .map(jar -> new Dependency(
                        new Coordinates("corpus", "a", "1", "jar", ""),
                        jar,
                        jar.getFileName().toString().equals(OWN) ? Jar.Role.SIBLING : Jar.Role.LIBRARY))
                .toList();
        return Application.of(new Project(
                new Coordinates("g", app.name(), "1", "jar", ""),
                classPath.get(0),
                app.target(),
                dependencies,
                Optional.of(app.mainClass()),
                Optional.empty()));
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.app.NotAnApp;
import dev.tinyimage.app.war.WarOptions;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.check.Check;
import dev.tinyimage.check.CheckedImage;
import dev.tinyimage.check.Stopwatch;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.maven.config.Auth;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.registry.MirroredRegistry;
import dev.tinyimage.registry.Mirrors;
import dev.tinyimage.registry.Mirrors.Mirrored;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.report.Budget;
import dev.tinyimage.run.Outcome;
import dev.tinyimage.run.Trial;
import dev.tinyimage.run.TrialOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.toolchain.Toolchain;

/** What the goals share that package an application. */
abstract class AbstractBuildMojo extends AbstractImageMojo {

    private static final Set<String> PACKAGES = Set.of("jar", "war");

    /** Does the goal's own work for a module that is an application. */
    abstract void run(TinyImage tinyImage, BuildRequest request) throws IOException;

    @Override
    final boolean work() throws IOException {
        if (project.getPackaging().equals("pom")) {
            console().info("Skipped: " + project.getArtifactId() + " only holds other modules together");
            return false;
        }
        if (!hasPackage() && container.runnableJar == null) {
            throw Messages.packagingNotSupported(project.getArtifactId(), project.getPackaging());
        }
        try {
            build();
            return true;
        } catch (NotAnApp e) {
            if (!reactor().hasSeveralModules()) {
                throw e;
            }
            console().info("Skipped: " + project.getArtifactId() + " is no application: " + e.getMessage());
            return false;
        }
    }

    /** Frameworks have packagings of their own, such as "quarkus", whose result is a jar or WAR as well. */
    private boolean hasPackage() {
        return PACKAGES.contains(project.getArtifact().getArtifactHandler().getExtension());
    }

    private void build() throws IOException {
        WarOptions warOptions = new WarOptions(
                war.server,
                Optional.ofNullable(war.serverVersion),
                war.contextPath,
                new ServerArtifacts(session, project, repositories));
        BuildRequest request = new RequestReader(
                        from,
                        container,
                        extraDirectories,
                        runtime,
                        image,
                        dockerClient,
                        toolchain(),
                        isDebug(),
                        project.getBasedir().toPath())
                .read(
                        new ProjectReader(session, project, repositories).read(container, warOptions),
                        project.getProperties().getProperty("project.build.outputTimestamp", ""),
                        outputFolder().resolve("work"));
        try (Registry bases = pulling(from.auth, from.credHelper);
                Registry jdks = pulling(new Auth(), null)) {
            run(new TinyImage(bases, jdks, Cache.of(System.getenv()), console()), request);
        }
    }

    /** Where images are pulled from; a mirror never gets the login that is meant for the registry itself. */
    private Registry pulling(Auth auth, String credHelper) {
        if (session.isOffline()) {
            return new NoRegistry();
        }
        List<Mirrored> named = registryMirrors.stream()
                .map(mirror -> new Mirrored(mirror.registry, mirror.mirrors))
                .toList();
        Mirrors mirrors =
                Mirrors.of(named, ParameterName.REGISTRY_MIRRORS.toString()).and(Mirrors.ofJib(System.getenv()));
        return new MirroredRegistry(registry(auth, credHelper), registry(new Auth(), null), mirrors, console());
    }

    private Optional<Path> toolchain() {
        Toolchain jdk = toolchains.getToolchainFromBuildContext("jdk", session);
        return Optional.ofNullable(jdk)
                .map(found -> found.findTool("java"))
                .map(java -> Path.of(java).getParent().getParent());
    }

    /** What the user wants of a check; read before anything is built, so that a mistake costs no time. */
    final TrialOptions checkOptions() {
        return new CheckReader(check, dockerClient).read();
    }

    /** A comparison of images by such checks. */
    final Stopwatch stopwatch(BuildRequest request) {
        int starts = new CheckReader(check, dockerClient).starts();
        return new Stopwatch(checkOptions(), starts, request.work().resolve("startup"), console());
    }

    /** The same if publishing asks for a check. */
    final Optional<TrialOptions> checkBeforePush() {
        return Switches.isOn(ParameterName.CHECK_BEFORE_PUSH, checkBeforePush)
                ? Optional.of(checkOptions())
                : Optional.empty();
    }

    /** A way to build images. */
    interface Builder {
        Built build(BuildRequest request) throws IOException;
    }

    /** Builds the image, reports on it, and fails where it is larger than it may be. */
    final Built build(Builder builder, BuildRequest request) throws IOException {
        Optional<Budget> budget =
                Optional.ofNullable(image.maxSize).map(Sizes::bytes).map(Budget::new);
        Built built = builder.build(request);
        output().report(built, budget);
        return built;
    }

    /** Starts the image's own files, and fails where they do not do what they should. */
    final void check(TrialOptions options, Built built, BuildRequest request) throws IOException {
        Outcome outcome = new Trial(options, outputFolder(), console())
                .run(built.nearest().image());
        CheckedImage checked = new CheckedImage(
                built.nearest().image(),
                built.nearest().target().jdk(),
                Cache.of(System.getenv()),
                built.nearest().modules().names(),
                request.modules().excludeModules());
        new Check(checked, console()).judge(outcome);
    }

    final DockerClient dockerClient() {
        return dockerClient;
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.app.NotAnApp;
import dev.tinyimage.app.war.WarOptions;
import dev.tinyimage.check.Check;
import dev.tinyimage.check.CheckedImage;
import dev.tinyimage.check.Stopwatch;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.Step;
import dev.tinyimage.maven.config.Auth;
import dev.tinyimage.maven.config.CheckParameters;
import dev.tinyimage.maven.config.Container;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.maven.config.ExtraDirectories;
import dev.tinyimage.maven.config.From;
import dev.tinyimage.maven.config.ImageParameters;
import dev.tinyimage.maven.config.RegistryMirror;
import dev.tinyimage.maven.config.RuntimeParameters;
import dev.tinyimage.maven.config.War;
import dev.tinyimage.registry.MirroredRegistry;
import dev.tinyimage.registry.Mirrors;
import dev.tinyimage.registry.Mirrors.Mirrored;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.report.Budget;
import dev.tinyimage.run.Outcome;
import dev.tinyimage.run.Trial;
import dev.tinyimage.run.TrialOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** What the goals share that package an application. */
abstract class AbstractBuildMojo extends AbstractImageMojo {

    private static final Set<String> PACKAGES = Set.of("jar", "war");

    /**
     * The base image: {@code <image>} is a reference, {@code tar:} and a file, {@code oci:} and a folder, or
     * {@code scratch}, by default the smallest distroless image that has all that is needed; {@code <platforms>} are what
     * the image is for, such as linux/amd64 and linux/arm64, each a {@code <platform>}; {@code <fonts>} (auto) is yes
     * or no, {@code <display>} (false) asks for X11 and the like, {@code <mayLack>} are libraries that it need not have;
     * {@code <sysroot>} is where scratch takes native libraries from, {@code <certificates>} and {@code <timeZones>}
     * (false) are whether it takes these too; {@code <auth>} has {@code <username>} and {@code <password>};
     * {@code <credHelper>} names a Docker credential helper. Each is a property too, such as tinyimage.from.image.
     */
    @Parameter
    From from = new From();

    /**
     * How the application runs: {@code <mainClass>}, {@code <runnableJar>} (a jar to take as it is instead),
     * {@code <extraClasspath>} (paths in the image), {@code <profile>} (standard or serverless), {@code <jvmFlags>}, {@code <args>}, {@code <environment>},
     * {@code <ports>} (8080), {@code <labels>}, {@code <user>} (65532), {@code <workingDirectory>} and
     * {@code <creationTime>}. Each is a property too, such as tinyimage.container.mainClass.
     */
    @Parameter
    Container container = new Container();

    /**
     * More files: {@code <paths>} are folders, each {@code <path>} with {@code <from>} here and {@code <into>} in the
     * image, {@code src/main/jib} if there is one and none is given; {@code <permissions>} are modes, each
     * {@code <permission>} with {@code <file>}, a path or pattern in the image, and {@code <mode>}. The properties
     * tinyimage.extraDirectories.paths and .permissions take from:/into and file=mode.
     */
    @Parameter
    ExtraDirectories extraDirectories = new ExtraDirectories();

    /**
     * The Java runtime: {@code <jdk>} is the JDK to link from: a folder, an archive or image: and a reference;
     * {@code <jdks>} are others for some platforms, each a {@code <jdk>} such as linux/arm64=image:eclipse-temurin:25-jdk; {@code <addModules>} are modules on top
     * of those that are found, {@code <excludeModules>} are left out although they are found; {@code <desktop>} (auto) is
     * how much of java.desktop there is: full, headless, beans, or the least that suffices; {@code <xslt>} (auto) is whether
     * java.xml can compile style sheets: yes, no, or if something on the class path does; {@code <locales>} are
     * languages to format in, {@code <charsets>} charsets to read, on top of those that are found; {@code <strip>}
     * (true) takes out of native files what only crash reports and native debuggers read; {@code <trustStore>} is a key
     * store or PEM file of the certificates to trust instead of the JDK's, {@code <certificates>} are PEM files of more.
     * {@code <archive>} is the start-up archive, none, jdk, app or auto, {@code <archiveRequired>} whether a build fails
     * that cannot have it. {@code <training>} starts the application for an archive of what it loads: {@code <until>} is
     * answer or refresh, {@code <requests>} are paths to ask for, {@code <environment>} and {@code <args>} go to the
     * application, {@code <timeout>} are seconds (60), {@code <profiles>} (false) is whether JDK 25 learns which methods to
     * compile too; {@code <trainingRequired>} (false) makes a failed one an error.
     * Each is a property too, such as tinyimage.runtime.jdk.
     */
    @Parameter
    RuntimeParameters runtime = new RuntimeParameters();

    /**
     * How files become layers: {@code <compression>} is gzip or zstd, {@code <compressionLevel>} its effort, up to 10 for
     * gzip and 22 for zstd; {@code <repackJars>} stores entries of jars instead of deflating them, true, false or auto
     * (with zstd); {@code <foreignNatives>} is drop or keep, for native libraries in dependencies that are for other
     * systems than the image's; {@code <cacheFrom>} are references of images of earlier builds, in which is what need not
     * be made again, or off; if not given, for the goal build the names of this image and its tag latest, else none;
     * {@code <maxSize>} such as 20MB is what the image may have, compressed. Each is a property too, such as
     * tinyimage.image.compression.
     */
    @Parameter
    ImageParameters image = new ImageParameters();

    /**
     * How a WAR is served: {@code <server>} is tomcat or jetty, {@code <serverVersion>} its version,
     * {@code <contextPath>} the path, / for the root. Each is a property too, such as tinyimage.war.server.
     */
    @Parameter
    War war = new War();

    /** The local engine: {@code <executable>} is its program, docker or podman if not given. */
    @Parameter
    DockerClient dockerClient = new DockerClient();

    /**
     * How the image is tried out: {@code <runner>} is docker, podman, bubblewrap, unshare or loader, the first that works
     * if not given; {@code <path>} is asked for with GET until it answers {@code <status>} (200-399), any connection will
     * do without it; {@code <timeout>} are seconds (60); {@code <port>} is a free one, told in PORT, if not given;
     * {@code <environment>} and {@code <args>} go to the application; {@code <starts>} (9) is how often the goal startup
     * starts each image. Each is a property too, such as tinyimage.check.path.
     */
    @Parameter
    CheckParameters check = new CheckParameters();

    /** Whether build checks the image first, and publishes nothing where that fails. */
    @Parameter
    private String checkBeforePush = "false";

    /**
     * Registries to ask for a base before its own: each {@code <registryMirror>} has {@code <registry>}, such as gcr.io,
     * and {@code <mirrors>}, tried in this order; those of Jib's own config.json come after them. The property
     * tinyimage.registryMirrors takes registry=mirror, several apart by commas.
     */
    @Parameter
    private List<RegistryMirror> registryMirrors = new ArrayList<>();

    @Inject
    private RepositorySystem repositories;

    @Inject
    private ToolchainManager toolchains;

    private BuildSettings settings;

    /** Does the goal's own work for a module that is an application. */
    abstract void run(TinyImage tinyImage, BuildRequest request) throws IOException;

    @Override
    final void bind(UserProperties properties) {
        settings = new BuildSettings(checkBeforePush, registryMirrors);
        properties
                .bind("from", from)
                .bind("container", container)
                .bind("extraDirectories", extraDirectories)
                .bind("runtime", runtime)
                .bind("image", image)
                .bind("war", war)
                .bind("dockerClient", dockerClient)
                .bind("check", check)
                .bindTop(settings)
                .known("explain")
                .known("index.images");
    }

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
        checkOutputFolder();
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
            run(new TinyImage(bases, jdks, cache(), console()), request);
        }
    }

    /** Where images are pulled from; a mirror never gets the login that is meant for the registry itself. */
    private Registry pulling(Auth auth, String credHelper) {
        if (session.isOffline()) {
            return new NoRegistry();
        }
        List<Mirrored> named = settings.registryMirrors.stream()
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
        return Switches.isOn(ParameterName.CHECK_BEFORE_PUSH, settings.checkBeforePush)
                ? Optional.of(checkOptions())
                : Optional.empty();
    }

    /** A way to build images. */
    interface Builder {
        Built build(BuildRequest request) throws IOException;
    }

    /** Builds the image, reports on it, and fails where it is larger than it may be. */
    final Built build(Builder builder, BuildRequest request) throws IOException {
        budget(); // a mistake in it costs no time
        Built built = builder.build(request);
        report(built);
        return built;
    }

    /**
     * Where images of earlier builds may be.
     *
     * @param targets the names of this one, if it is to be pushed
     */
    final List<Reference> cacheFrom(List<Reference> targets) {
        if (image.cacheFrom == null) {
            return Stream.concat(targets.stream(), targets.stream().limit(1).map(first -> first.withTag("latest")))
                    .distinct()
                    .toList();
        }
        return image.cacheFrom.equals("off")
                ? List.of()
                : Stream.of(image.cacheFrom.split(","))
                        .map(name -> Reference.parse(name.strip(), ParameterName.IMAGE_CACHE_FROM.toString()))
                        .toList();
    }

    /** Reports on an image, and fails where it is larger than it may be. */
    final void report(Built built) throws IOException {
        output().report(built, budget());
    }

    /** What the image may have, if the user says so. */
    final Optional<Budget> budget() {
        return Optional.ofNullable(image.maxSize)
                .map(size -> Sizes.bytes(ParameterName.IMAGE_MAX_SIZE, size))
                .map(Budget::new);
    }

    /** Starts the image's own files, and fails where they do not do what they should. */
    final void check(TrialOptions options, Built built, BuildRequest request) throws IOException {
        Outcome outcome;
        try (Step step = console().step("Starting the image")) {
            outcome = new Trial(options, outputFolder(), console())
                    .run(built.nearest().image());
        }
        CheckedImage checked = new CheckedImage(
                built.nearest().image(),
                built.nearest().target().jdk(),
                cache(),
                built.nearest().modules(),
                request.modules().excludeModules());
        new Check(checked, console()).judge(outcome);
    }

    final DockerClient dockerClient() {
        return dockerClient;
    }
}

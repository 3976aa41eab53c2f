package dev.tinyimage.maven;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.maven.config.Auth;
import dev.tinyimage.maven.config.CheckParameters;
import dev.tinyimage.maven.config.Container;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.maven.config.ExtraDirectories;
import dev.tinyimage.maven.config.From;
import dev.tinyimage.maven.config.ImageParameters;
import dev.tinyimage.maven.config.RegistryMirror;
import dev.tinyimage.maven.config.RuntimeParameters;
import dev.tinyimage.maven.config.To;
import dev.tinyimage.maven.config.War;
import dev.tinyimage.registry.JibRegistry;
import dev.tinyimage.registry.Login;
import dev.tinyimage.registry.Login.Account;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.report.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** What all goals share: parameters, the rule for builds of many modules, and how failures are told. */
abstract class AbstractImageMojo extends AbstractMojo {

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
     * The target: {@code <image>} is a reference, {@code <tags>} are more tags for it; {@code <auth>} and
     * {@code <credHelper>} are as in {@code <from>}. Each is a property too, such as tinyimage.to.image.
     */
    @Parameter
    private To to = new To();

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
     * systems than the image's; {@code <maxSize>} such as 20MB is what the image may have, compressed. Each is a property
     * too, such as tinyimage.image.compression.
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
    String checkBeforePush = "false";

    /**
     * Registries to ask for a base before its own: each {@code <registryMirror>} has {@code <registry>}, such as gcr.io,
     * and {@code <mirrors>}, tried in this order; those of Jib's own config.json come after them. The property
     * tinyimage.registryMirrors takes registry=mirror, several apart by commas.
     */
    @Parameter
    List<RegistryMirror> registryMirrors = new ArrayList<>();

    /** Whether registries may speak plain HTTP or show unknown certificates; on this machine they always may. */
    @Parameter
    private String allowInsecureRegistries = "false";

    /**
     * Whether to build the variant for looking inside: with a shell and with jcmd, jfr and the debugger's agent, its tags
     * ending with -debug. The shell is busybox: that of the distroless base's own debug variant, else the sysroot's.
     */
    @Parameter
    private String debug = "false";

    /** Does nothing if true. */
    @Parameter
    private String skip = "false";

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    RepositorySystem repositories;

    @Inject
    private SettingsDecrypter decrypter;

    @Inject
    ToolchainManager toolchains;

    private Cache cache;

    /** Does the goal's own work in a module; false where there is nothing to do. */
    abstract boolean work() throws IOException;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            bindProperties();
            boolean built = !isSkipped() && work();
            if (execution.getSource() == MojoExecution.Source.CLI) {
                reactor().finish(built);
            }
        } catch (UserError e) {
            getLog().debug(e);
            throw new MojoFailureException(e.getMessage()); // Maven would add the words of a cause to the line
        } catch (IOException | RuntimeException e) {
            throw new MojoExecutionException("internal error: " + e, e);
        }
    }

    private void bindProperties() {
        Switches switches = new Switches(allowInsecureRegistries, checkBeforePush, debug, skip);
        Lists lists = new Lists(registryMirrors);
        UserProperties properties = new UserProperties(session.getUserProperties())
                .bind("from", from)
                .bind("to", to)
                .bind("container", container)
                .bind("extraDirectories", extraDirectories)
                .bind("runtime", runtime)
                .bind("image", image)
                .bind("war", war)
                .bind("dockerClient", dockerClient)
                .bind("check", check)
                .bindTop(switches)
                .bindTop(lists)
                .known("explain")
                .known("index.images");
        bind(properties);
        properties.apply().forEach(name -> console().warn(Messages.unknownProperty(name)));
        allowInsecureRegistries = switches.allowInsecureRegistries;
        checkBeforePush = switches.checkBeforePush;
        debug = switches.debug;
        skip = switches.skip;
        registryMirrors = lists.registryMirrors;
    }

    /** Takes more parameters, those of one goal. */
    void bind(UserProperties properties) {}

    private boolean isSkipped() {
        if (Switches.isOn(ParameterName.SKIP, skip)) {
            console().info("Skipped: " + ParameterName.SKIP.property() + " is true");
            return true;
        }
        return false;
    }

    /** A way to registries with the login that the user gives for them. */
    final JibRegistry registry(Auth auth, String credHelper) {
        Optional<Account> explicit = Optional.ofNullable(auth.username)
                .map(user ->
                        new Account(user, Optional.ofNullable(auth.password).orElse(""), "the parameter auth"));
        Login login = new Login(
                explicit, Optional.ofNullable(credHelper), new SettingsServers(session.getSettings(), decrypter));
        boolean insecure = Switches.isOn(ParameterName.ALLOW_INSECURE_REGISTRIES, allowInsecureRegistries);
        return new JibRegistry(login, System.getenv(), insecure, console());
    }

    final Output output() {
        String name = to.image == null ? "" : ImageNames.name(targets().get(0));
        Published published = new Published(cache(), isDebug() ? name + " for debugging" : name);
        return new Output(outputFolder(), published, console());
    }

    final Cache cache() {
        if (cache == null) {
            cache = Cache.of(System.getenv(), outputFolder().resolve("cache"), console());
        }
        return cache;
    }

    final To to() {
        return to;
    }

    /** The names that the image is to get. */
    final List<Reference> targets() {
        return ImageNames.references(to, isDebug() ? "-debug" : "");
    }

    final boolean isDebug() {
        return Switches.isOn(ParameterName.DEBUG, debug);
    }

    final String module() {
        return project.getArtifactId();
    }

    final boolean isOffline() {
        return session.isOffline();
    }

    final Reactor reactor() {
        return Reactor.of(session, execution.getGoal());
    }

    final Path outputFolder() {
        return Path.of(project.getBuild().getDirectory(), "tinyimage");
    }

    final Console console() {
        return new MavenConsole(getLog());
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.files.WriteFailure;
import dev.tinyimage.image.Json;
import dev.tinyimage.maven.config.Auth;
import dev.tinyimage.maven.config.To;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Login;
import dev.tinyimage.registry.Login.Account;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.report.Published;
import dev.tinyimage.threads.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** What all goals share: parameters, the rule for builds of many modules, and how failures are told. */
abstract class AbstractImageMojo extends AbstractMojo {

    /**
     * The target: {@code <image>} is a reference, {@code <tags>} are more tags for it; {@code <auth>} has
     * {@code <username>} and {@code <password>}; {@code <credHelper>} names a Docker credential helper. Each is a property
     * too, such as tinyimage.to.image.
     */
    @Parameter
    private To to = new To();

    /** Whether registries may speak plain HTTP or show unknown certificates; on this machine they always may. */
    @Parameter
    private String allowInsecureRegistries = "false";

    /**
     * Whether to build the variant for looking inside: with a shell and with jcmd, jfr and the debugger's agent, its tags
     * ending with -debug. The shell is busybox: that of the distroless base's own debug variant, else the sysroot's.
     */
    @Parameter
    private String debug = "false";

    /** The folder in which builds keep what they have pulled and made; ~/.cache/tinyimage if not given. */
    @Parameter
    private String cache;

    /** What it may hold, such as 10GB: what was used least lately goes first, but nothing that was used within two days. */
    @Parameter
    private String cacheMaxSize = "10GB";

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
    private SettingsDecrypter decrypter;

    private Cache opened;
    private MavenConsole console;
    private boolean timesTold;

    /** Does the goal's own work in a module; false where there is nothing to do. */
    abstract boolean work() throws IOException;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Workers.submit(Json::object); // its classes take a fifth of a short goal's time to load
        try {
            bindProperties();
            boolean built = !isSkipped() && work();
            tellTimes();
            if (execution.getSource() == MojoExecution.Source.CLI) {
                reactor().finish(built);
            }
        } catch (UserError e) {
            getLog().debug(e);
            throw new MojoFailureException(e.getMessage()); // Maven would add the words of a cause to the line
        } catch (IOException | RuntimeException e) {
            checkFolders(e);
            throw new MojoExecutionException("internal error: " + e, e);
        } finally {
            console().close();
        }
    }

    /** Of what has failed, most can be told where it was done; but a full disk shows anywhere. */
    private void checkFolders(Exception failure) throws MojoFailureException {
        for (Path folder : List.of(outputFolder(), Path.of(System.getProperty("java.io.tmpdir")))) {
            Optional<String> cause = WriteFailure.of(failure, folder);
            if (cause.isPresent()) {
                getLog().debug(failure);
                throw new MojoFailureException(
                        Messages.notWritable(folder, cause.get(), failure).getMessage());
            }
        }
    }

    /** Before work is done that would be lost; the folder itself comes with its first file. */
    final void checkOutputFolder() {
        Path there = outputFolder();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isWritable(there)) {
            throw Messages.notWritable(outputFolder(), there + " is read-only or another user's", null);
        }
    }

    private void bindProperties() {
        CommonSettings settings = new CommonSettings(allowInsecureRegistries, cache, cacheMaxSize, debug, skip);
        UserProperties properties =
                new UserProperties(session.getUserProperties()).bind("to", to).bindTop(settings);
        bind(properties);
        properties.apply().forEach(name -> console().warn(Messages.unknownProperty(name, execution.getGoal())));
        allowInsecureRegistries = settings.allowInsecureRegistries;
        cache = settings.cache;
        cacheMaxSize = settings.cacheMaxSize;
        debug = settings.debug;
        skip = settings.skip;
    }

    /** Takes more parameters, those that not all goals have. */
    abstract void bind(UserProperties properties);

    private boolean isSkipped() {
        if (Switches.isOn(ParameterName.SKIP, skip)) {
            console().info("Skipped: " + ParameterName.SKIP.property() + " is true");
            return true;
        }
        return false;
    }

    /** A way to registries with the login that the user gives for them. */
    final HttpRegistry registry(Auth auth, String credHelper) {
        Optional<Account> explicit = Optional.ofNullable(auth.username)
                .map(user ->
                        new Account(user, Optional.ofNullable(auth.password).orElse(""), "the parameter auth"));
        Login login = new Login(
                explicit, Optional.ofNullable(credHelper), new SettingsServers(session.getSettings(), decrypter));
        boolean insecure = Switches.isOn(ParameterName.ALLOW_INSECURE_REGISTRIES, allowInsecureRegistries);
        return new HttpRegistry(login, System.getenv(), insecure, console());
    }

    final Output output() {
        String name = to.image == null ? "" : ImageNames.name(targets().get(0));
        Published published = new Published(cache(), isDebug() ? name + " for debugging" : name);
        return new Output(outputFolder(), published, console());
    }

    final Cache cache() {
        if (opened == null) {
            Path home = cache == null
                    ? Cache.home(System.getenv())
                    : Path.of(session.getExecutionRootDirectory()).resolve(cache); // one for all modules
            long maxSize = Sizes.bytes(ParameterName.CACHE_MAX_SIZE, cacheMaxSize);
            opened = Cache.of(home, maxSize, outputFolder().resolve("cache"), console());
        }
        return opened;
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

    final MavenConsole console() {
        if (console == null) {
            console = MavenConsole.open(getLog(), session, module());
        }
        return console;
    }

    /** Says what the goal has made, which is the last line of all. */
    final void finish(String image) {
        tellTimes();
        console().info(image);
    }

    private void tellTimes() {
        if (!timesTold) {
            console().tellTimes();
            timesTold = true;
        }
    }
}

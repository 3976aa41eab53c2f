package dev.tinyimage.modules;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.Step;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkCharsets;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.scan.JarScan;
import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Scanner;
import java.util.List;
import java.util.Map;

/** Asks every finder and closes the answer over what the modules bring along. */
public final class ModulePlanner {

    /** One at a time: it takes all processors, and what one finds in jars is there for the next, of another platform. */
    static final Object TURN = new Object();

    private final HostJdk host;
    private final LinkSource jdk;
    private final Cache cache;
    private final Console console;
    private final JdkModules modules;
    private final JdkCharsets charsets;
    private final List<Rule> rules = Rule.all();
    private final List<OptionalUse> optional = OptionalUse.all();

    /**
     * A planner.
     *
     * @param host whose jdeps is asked
     * @param jdk what the runtime will be linked from
     * @param cache keeps what was found in jars
     */
    public ModulePlanner(HostJdk host, LinkSource jdk, Cache cache, Console console) {
        this.host = host;
        this.jdk = jdk;
        this.cache = cache;
        this.console = console;
        this.modules = JdkModules.of(jdk, cache);
        this.charsets = JdkCharsets.of(jdk, cache);
    }

    /**
     * Plans the runtime of an application.
     *
     * @throws dev.tinyimage.console.UserError if the JDK is older than the class files, or the options make no sense
     */
    public ModulePlan plan(Application app, ModuleOptions options) {
        return survey(app, options).confirmed();
    }

    /**
     * Scans an application, so that there is a plan before jdeps has been asked.
     *
     * @throws dev.tinyimage.console.UserError as {@link #plan}
     */
    public Survey survey(Application app, ModuleOptions options) {
        new OptionCheck(jdk, modules, charsets).check(options);
        ClassPath classPath;
        synchronized (TURN) {
            classPath = scan(app);
        }
        Jdeps jdeps = new Jdeps(classPath, host, modules, cache, console);
        return new Survey(
                finders(classPath, jdeps, options), jdeps, new Exclusions(options.excludeModules(), modules), modules);
    }

    /** All that a plan takes from some jars, as text: jars that mention the same are the same to it. */
    public String mentions(List<Jar> jars) {
        StringBuilder text = new StringBuilder();
        scanned(jars)
                .forEach((jar, scan) -> text.append(jar.path()).append('\n').append(scan.text()));
        return text.toString();
    }

    /**
     * Checks that a module can be asked about.
     *
     * @throws dev.tinyimage.console.UserError if the JDK has none of that name
     */
    public void checkName(String module) {
        new OptionCheck(jdk, modules, charsets).checkModule(module, "explain", ParameterName.EXPLAIN.property());
    }

    private ClassPath scan(Application app) {
        ClassPath classPath = new ClassPath(scanned(app.jars()));
        classPath.forEach(MentionKind.DAMAGED, (jar, mention) -> console.warn(Messages.damaged(jar, mention)));
        ClassVersions.check(classPath, jdk, console);
        return classPath;
    }

    private Map<Jar, JarScan> scanned(List<Jar> jars) {
        Scanner scanner = new Scanner(jdk, modules, RuleTable.interests(rules, optional), cache);
        try (Step step = console.step("Scanning jars", jars.size(), Step.Unit.JARS)) {
            return scanner.scan(jars, step);
        }
    }

    private List<Finder> finders(ClassPath classPath, Jdeps jdeps, ModuleOptions options) {
        JvmFlags flags = JvmFlags.of(options, rules);
        List<OptionalUse> holding =
                optional.stream().filter(use -> use.holds(classPath)).toList();
        return List.of(
                new RequestedModules(options.addModules()),
                new DebugModules(options.debug()),
                new ByteCode(classPath, modules, holding),
                new Pages(classPath, modules),
                jdeps,
                new Services(classPath, modules),
                new Metadata(classPath, modules),
                new RuleTable(classPath, jdk.feature(), rules, holding),
                new LocaleData(classPath, options.locales(), flags, options.environment()),
                new Charsets(classPath, charsets, options.charsets(), flags),
                flags,
                new NamedClasses(classPath, modules));
    }
}

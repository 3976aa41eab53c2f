package dev.tinyimage.modules;

import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.webapp.WebApp;
import java.util.List;

/** Asks every finder and closes the answer over what the modules require. */
public final class ModulePlanner {

    private ModulePlanner() {}

    /**
     * Plans the runtime of an application.
     *
     * @param addModules modules that the user asks for
     * @throws dev.tinyimage.console.UserError if the JDK is older than the class files, or lacks a module of the user's
     */
    public static ModulePlan plan(WebApp app, Jdk jdk, List<String> addModules, Console console) {
        JdkModules modules = JdkModules.of(jdk);
        ClassVersions.check(app, jdk, console);
        Findings findings = new Findings(modules);
        List<Finder> finders = List.of(
                new RequestedModules(addModules, modules, jdk), new Jdeps(app, jdk, console), new ServerModules(jdk));
        finders.forEach(finder -> finder.find(findings));
        return findings.plan();
    }
}

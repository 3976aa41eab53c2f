package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import java.util.List;

/** What the scan has found in an application: a plan at once, and one that jdeps has confirmed. They are mostly the same. */
public final class Survey {

    private final List<Finder> finders;
    private final Jdeps jdeps;
    private final Exclusions exclusions;
    private final JdkModules modules;
    private final boolean isCertain;
    private final ModulePlan scanned;

    /** @param jdeps one of the finders */
    Survey(List<Finder> finders, Jdeps jdeps, Exclusions exclusions, JdkModules modules) {
        this.finders = finders;
        this.jdeps = jdeps;
        this.exclusions = exclusions;
        this.modules = modules;
        isCertain = jdeps.knowsAll();
        scanned = isCertain
                ? plan(finders)
                : plan(finders.stream().filter(finder -> finder != jdeps).toList());
    }

    /** Without what only jdeps finds, but for what it has said in earlier builds of all jars. */
    public ModulePlan scanned() {
        return scanned;
    }

    /** With all that jdeps says of the jars, which takes seconds where it has not been asked about them before. */
    public ModulePlan confirmed() {
        if (isCertain) {
            return scanned;
        }
        synchronized (ModulePlanner.TURN) {
            return plan(finders);
        }
    }

    private ModulePlan plan(List<Finder> some) {
        Findings findings = new Findings(modules);
        some.forEach(finder -> finder.find(findings));
        exclusions.apply(findings);
        return findings.plan(new Companions(modules, Provider.all()));
    }
}

package dev.tinyimage.cut;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.util.Optional;
import java.util.Set;

/** Parts of ASM that java.base has for the flight recorder and jlink; from 19 on its foreign linker uses them too. */
record UnusedAsm() implements AllOrNothing {

    private static final int FIRST_RELEASE_WITH_FOREIGN_LINKER = 19;

    private static final Set<String> USERS = Set.of("jdk.jfr", "jdk.jlink");

    @Override
    public String name() {
        return "asm";
    }

    @Override
    public String module() {
        return "java.base";
    }

    @Override
    public Optional<Decision> decide(LinkSource jdk, ModulePlan plan, CutOptions options, Cache cache) {
        return jdk.feature() < FIRST_RELEASE_WITH_FOREIGN_LINKER
                ? AllOrNothing.super.decide(jdk, plan, options, cache)
                : Optional.empty();
    }

    @Override
    public Optional<String> keeper(ModulePlan plan) {
        return plan.names().stream()
                .filter(USERS::contains)
                .map(Messages::uses)
                .findFirst()
                .or(() -> AllOrNothing.super.keeper(plan));
    }

    @Override
    public Removal removal() {
        return Removal.of("/java\\.base/jdk/internal/org/objectweb/asm/"
                + "(commons/(?!TableSwitchGenerator)|tree/(?!TypeAnnotationNode|analysis/)"
                + "|tree/analysis/(?!AnalyzerException)|util/(?!ASMifierSupport)).*");
    }

    @Override
    public String presence() {
        return "with all of ASM";
    }

    @Override
    public String lack() {
        return "without the parts of ASM for jdk.jfr and jdk.jlink";
    }
}

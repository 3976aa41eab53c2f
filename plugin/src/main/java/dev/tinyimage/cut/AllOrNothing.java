package dev.tinyimage.cut;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import java.util.List;
import java.util.Optional;

/** A part that is there or not. */
interface AllOrNothing extends Cut {

    /** What keeps it, in the user's terms: evidence for it, or his word for the module; empty where nothing does. */
    default Optional<String> keeper(ModulePlan plan) {
        return plan.evidence(module())
                .filter(evidence -> evidence.part().equals(name()) || evidence.kind() == EvidenceKind.PARAMETER)
                .map(Evidence::text)
                .findFirst();
    }

    /** What goes with it. */
    Removal removal();

    /** What the module is with it. */
    String presence();

    @Override
    default Optional<Decision> decide(LinkSource jdk, ModulePlan plan, CutOptions options, Cache cache) {
        return Optional.of(keeper(plan).map(this::stays).orElseGet(() -> goes("")));
    }

    /** It stays, for a reason. */
    default Decision stays(String reason) {
        return new Decision(
                name(),
                module(),
                new Extent("yes", presence(), reason, Removal.NONE),
                List.of(new Extent("no", lack(), "", removal())));
    }

    /** It goes, for a reason that may be empty. */
    default Decision goes(String reason) {
        return new Decision(name(), module(), new Extent("no", lack(), reason, removal()), List.of());
    }

    @Override
    default List<Sign> signs() {
        return List.of();
    }

    @Override
    default String remedy() {
        return Messages.addModule(module());
    }
}

package dev.tinyimage.cut;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cut.desktop.DesktopCut;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a runtime goes without.
 *
 * @param decisions one for each part of the JDK that its modules have and that may go
 */
public record Cuts(List<Decision> decisions) {

    /** Every part that may go. */
    public static final List<Cut> ALL = List.of(
            new DesktopCut(),
            new XsltCompiler(),
            new CharacterNames(),
            new UnusedAsm(),
            new Keytool(),
            new ToolLanguages());

    /** Nothing may go. */
    public static final Cuts NONE = new Cuts(List.of());

    public Cuts {
        decisions = List.copyOf(decisions);
    }

    /**
     * Decides about every part.
     *
     * @param jdk what the runtime is linked from
     * @param cache keeps what takes long to decide
     */
    public static Cuts of(LinkSource jdk, ModulePlan plan, CutOptions options, Cache cache) {
        return new Cuts(ALL.stream()
                .filter(cut -> plan.find(cut.module()).isPresent())
                .flatMap(cut -> cut.decide(jdk, plan, options, cache).stream())
                .toList());
    }

    /** What goes, part by part. */
    public List<Removal> removals() {
        return decisions.stream()
                .map(decision -> decision.extent().removal())
                .filter(removal -> !removal.equals(Removal.NONE))
                .toList();
    }

    /** The notes of all that goes. */
    public List<Note> notes() {
        return removals().stream().flatMap(removal -> removal.notes().stream()).toList();
    }

    /** What tells these from others in which something else goes, or could go. */
    public String key() {
        return decisions.stream()
                .flatMap(decision -> Stream.concat(Stream.of(decision.extent()), decision.smaller().stream()))
                .map(extent -> extent.level() + extent.removal())
                .collect(Collectors.joining("\n"));
    }
}

package dev.tinyimage.modules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules to link, sorted by name: those that were found and all that they require.
 *
 * @param modules never empty, for java.base is always in
 * @param locales language ranges (RFC 4647) that jdk.localedata is cut down to; empty for all that it has
 * @param leftOut modules that something calls for and that are not in, with what calls for them and why they are not
 * @param hints what only looks as if it called for a module that is not in
 */
public record ModulePlan(List<PlannedModule> modules, List<String> locales, List<LeftOut> leftOut, List<Hint> hints) {

    /**
     * A module of the plan.
     *
     * @param name such as {@code java.sql}
     * @param evidence strongest first, at least one
     */
    public record PlannedModule(String name, List<Evidence> evidence) {

        public PlannedModule {
            evidence = List.copyOf(evidence);
        }

        /** Whether something else than another module calls for it. */
        boolean isRoot() {
            return evidence.stream().anyMatch(found -> !found.isFollowing() && found.kind() != EvidenceKind.STRING);
        }

        /** The modules that bring it along. */
        Set<String> broughtBy() {
            return evidence.stream()
                    .filter(Evidence::isFollowing)
                    .map(Evidence::place)
                    .collect(Collectors.toSet());
        }
    }

    /** A module that is not in, although there is evidence for it. */
    public record LeftOut(String module, String reason, List<Evidence> evidence) {

        public LeftOut {
            evidence = List.copyOf(evidence);
        }
    }

    /** A weak sign for a module that is not in, such as a string constant that is the name of one of its classes. */
    public record Hint(String module, String text) {}

    public ModulePlan {
        modules = List.copyOf(modules);
        locales = List.copyOf(locales);
        leftOut = List.copyOf(leftOut);
        hints = List.copyOf(hints);
    }

    /**
     * The modules that would leave with one: itself, and those that only it brings along. Those that require it would have
     * to go first.
     */
    public SortedSet<String> leavingWith(String module) {
        SortedSet<String> leaving = new TreeSet<>(names());
        leaving.removeAll(stayingWithout(module));
        return leaving;
    }

    private Set<String> stayingWithout(String module) {
        Set<String> staying = new TreeSet<>();
        boolean grown = true;
        while (grown) {
            grown = staying.addAll(modules.stream()
                    .filter(other -> !other.name().equals(module))
                    .filter(other ->
                            other.isRoot() || other.broughtBy().stream().anyMatch(staying::contains))
                    .map(PlannedModule::name)
                    .toList());
        }
        return staying;
    }

    /** The module of that name, if it is in. */
    public Optional<PlannedModule> find(String name) {
        return modules.stream().filter(module -> module.name().equals(name)).findFirst();
    }

    /** The evidence for a module, strongest first; none if it is not in. */
    public Stream<Evidence> evidence(String module) {
        return find(module).stream().flatMap(found -> found.evidence().stream());
    }

    /** The names, sorted. */
    public List<String> names() {
        return modules.stream().map(PlannedModule::name).toList();
    }
}

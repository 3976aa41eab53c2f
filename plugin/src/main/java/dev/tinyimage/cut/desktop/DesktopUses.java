package dev.tinyimage.cut.desktop;

import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an application mentions of java.desktop.
 *
 * @param running classes that it may run, with the evidence
 * @param named classes that it names without running anything of them
 * @param whole what wants all of the module, as one cannot tell what of it
 */
record DesktopUses(Map<String, Evidence> running, Set<String> named, Optional<Evidence> whole) {

    /** A module without a class: all that it is about is what it requires. */
    private static final Set<String> WITHOUT_CLASSES = Set.of("java.se");

    private static final String CLIPBOARD = "java.datatransfer";
    private static final String CLIPBOARD_SERVICE = "sun.awt.datatransfer.DesktopDatatransferServiceImpl";

    static DesktopUses of(ModulePlan plan, DesktopClasses classes) {
        Map<String, Evidence> running = new LinkedHashMap<>();
        Set<String> named = new TreeSet<>();
        Optional<Evidence> whole = Optional.empty();
        for (Evidence evidence : plan.evidence(DesktopClasses.MODULE).toList()) {
            List<String> mentioned = classes(evidence.name(), classes);
            boolean counts = !DesktopRule.isIgnored(user(evidence));
            if (evidence.isFollowing() && WITHOUT_CLASSES.contains(evidence.place())
                    || evidence.kind() == EvidenceKind.STRING && !counts) {
                continue;
            }
            if (!counts) {
                named.addAll(mentioned);
            } else if (mentioned.isEmpty()) {
                whole = whole.or(() -> Optional.of(evidence));
            } else {
                mentioned.forEach(name -> running.putIfAbsent(name, evidence));
            }
        }
        plan.evidence(CLIPBOARD)
                .filter(evidence -> !evidence.isFollowing() && classes.has(CLIPBOARD_SERVICE))
                .findFirst()
                .ifPresent(evidence -> running.putIfAbsent(CLIPBOARD_SERVICE, evidence));
        return new DesktopUses(running, named, whole);
    }

    /** The class that mentions something; of metadata, that which it is for. */
    private static String user(Evidence evidence) {
        return evidence.condition().isEmpty() ? evidence.place() : evidence.condition();
    }

    /** A class, one around a member, or all of a package for {@code java.awt.*}; none where it is something else. */
    private static List<String> classes(String name, DesktopClasses classes) {
        if (name.endsWith(".*")) {
            String start = name.substring(0, name.length() - 1);
            return classes.links().keySet().stream()
                    .filter(other -> other.startsWith(start) && other.indexOf('.', start.length()) < 0)
                    .toList();
        }
        for (String part = name; !part.isEmpty(); part = part.substring(0, Math.max(0, part.lastIndexOf('.')))) {
            if (classes.has(part)) {
                return List.of(part);
            }
        }
        return List.of();
    }
}

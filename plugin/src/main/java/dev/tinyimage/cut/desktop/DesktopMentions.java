package dev.tinyimage.cut.desktop;

import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an application names of java.desktop, whatever this JDK has there.
 *
 * @param running names of what it may run, each with the first evidence, in the order of the plan
 * @param named of what it does not run
 * @param clipboard what uses the clipboard, which is a module of its own and leads back
 */
record DesktopMentions(Map<String, Evidence> running, SortedSet<String> named, Optional<Evidence> clipboard) {

    static final String CLIPBOARD_SERVICE = "sun.awt.datatransfer.DesktopDatatransferServiceImpl";

    /** A module without a class: all that it is about is what it requires. */
    private static final Set<String> WITHOUT_CLASSES = Set.of("java.se");

    private static final String CLIPBOARD = "java.datatransfer";

    static DesktopMentions of(ModulePlan plan) {
        Map<String, Evidence> running = new LinkedHashMap<>();
        SortedSet<String> named = new TreeSet<>();
        for (Evidence evidence : plan.evidence(DesktopClasses.MODULE).toList()) {
            boolean counts = !DesktopRule.isIgnored(user(evidence));
            if (evidence.isFollowing() && WITHOUT_CLASSES.contains(evidence.place())
                    || evidence.kind() == EvidenceKind.STRING && !counts) {
                continue;
            }
            if (counts) {
                running.putIfAbsent(evidence.name(), evidence);
            } else {
                named.add(evidence.name());
            }
        }
        Optional<Evidence> clipboard = plan.evidence(CLIPBOARD)
                .filter(evidence -> !evidence.isFollowing())
                .findFirst();
        return new DesktopMentions(running, named, clipboard);
    }

    /** The class that mentions something; of metadata, that which it is for. */
    private static String user(Evidence evidence) {
        return evidence.condition().isEmpty() ? evidence.place() : evidence.condition();
    }

    /** All that decides what of the module is needed; which jar says so is not among it. */
    String key() {
        return running.keySet() + "\n" + named + "\n" + clipboard.isPresent();
    }

    /** The evidence for a name in the user's terms; the name itself where it is the JDK's own matter. */
    String text(String name) {
        Evidence evidence = running.get(name);
        if (evidence == null && name.equals(CLIPBOARD_SERVICE)) {
            evidence = clipboard.orElse(null);
        }
        return evidence == null ? name : evidence.text();
    }
}

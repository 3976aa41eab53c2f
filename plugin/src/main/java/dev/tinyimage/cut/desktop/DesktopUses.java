package dev.tinyimage.cut.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an application mentions of the classes of java.desktop.
 *
 * @param running classes that it may run, with the name by which it mentions them
 * @param named classes that it names without running anything of them
 * @param whole the name of what wants all of the module, as one cannot tell what of it
 */
record DesktopUses(Map<String, String> running, Set<String> named, Optional<String> whole) {

    static DesktopUses of(DesktopMentions mentions, DesktopClasses classes) {
        Map<String, String> running = new LinkedHashMap<>();
        Set<String> named = new TreeSet<>();
        Optional<String> whole = Optional.empty();
        for (String name : mentions.running().keySet()) {
            List<String> mentioned = classes(name, classes);
            mentioned.forEach(each -> running.putIfAbsent(each, name));
            if (mentioned.isEmpty()) {
                whole = whole.or(() -> Optional.of(name));
            }
        }
        mentions.named().forEach(name -> named.addAll(classes(name, classes)));
        String service = DesktopMentions.CLIPBOARD_SERVICE;
        if (mentions.clipboard().isPresent() && classes.has(service)) {
            running.putIfAbsent(service, service);
        }
        return new DesktopUses(running, named, whole);
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

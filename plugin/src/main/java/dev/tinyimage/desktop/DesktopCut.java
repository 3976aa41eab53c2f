package dev.tinyimage.desktop;

import dev.tinyimage.jdk.LeftOut;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of java.desktop goes into a runtime.
 *
 * @param level how much
 * @param reason why no less; empty for the smallest level, and where the module is not in
 * @param kept its files that stay, sorted; of no meaning for all of it
 * @param libraries paths of files in the runtime's folder that go
 * @param leftOut what errors are to say of all that goes
 * @param smaller what it would be at the levels below
 */
public record DesktopCut(
        DesktopLevel level,
        String reason,
        Set<String> kept,
        List<String> libraries,
        List<LeftOut> leftOut,
        List<DesktopCut> smaller) {

    /** Nothing is cut. */
    public static final DesktopCut NONE = whole("", List.of());

    /** Nothing is cut, for a reason. */
    static DesktopCut whole(String reason, List<DesktopCut> smaller) {
        return new DesktopCut(DesktopLevel.FULL, reason, Set.of(), List.of(), List.of(), smaller);
    }

    /**
     * Finds the smallest level at which nothing is missing.
     *
     * @param asked the level that the user wants instead; empty for none
     */
    public static DesktopCut of(LinkSource jdk, ModulePlan plan, Optional<DesktopLevel> asked) {
        return plan.find(DesktopClasses.MODULE)
                .map(module -> {
                    DesktopClasses classes = DesktopClasses.of(jdk);
                    return new Levels(jdk, classes, Mentions.of(plan, module, classes)).choose(asked);
                })
                .orElse(NONE);
    }

    /** Whether a file of the module stays. */
    public boolean keeps(String file) {
        return level == DesktopLevel.FULL || kept.contains(file);
    }

    /** What jlink is to leave out, as a pattern of its option {@code --exclude-resources}; empty for nothing. */
    public Optional<String> excluded() {
        return level == DesktopLevel.FULL
                ? Optional.empty()
                : Optional.of("/" + DesktopClasses.MODULE + "/(?!(" + pattern(kept) + ")$).*");
    }

    /** The files by folder: jlink tries the pattern on every file that there is. */
    private static String pattern(Set<String> files) {
        Map<String, List<String>> byFolder = new TreeMap<>();
        for (String file : files) {
            int name = file.lastIndexOf('/') + 1;
            byFolder.computeIfAbsent(file.substring(0, name), folder -> new ArrayList<>())
                    .add(quoted(file.substring(name)));
        }
        return byFolder.entrySet().stream()
                .map(folder -> folder.getKey() + "(" + String.join("|", folder.getValue()) + ")")
                .collect(Collectors.joining("|"));
    }

    private static String quoted(String name) {
        return name.replace(".", "\\.").replace("$", "\\$");
    }
}

package dev.tinyimage.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.console.Console;
import dev.tinyimage.desktop.DesktopCut;
import dev.tinyimage.image.Json;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.Hint;
import dev.tinyimage.modules.ModulePlan.LeftOut;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.modules.XsltCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why each module is in, what it costs, and what would have to go to save it.
 *
 * @param plan the modules
 * @param sizes compressed bytes of each by itself
 * @param desktop what of java.desktop is in
 * @param xslt whether java.xml has its compiler of style sheets
 * @param savings compressed bytes that smaller levels of java.desktop would save, by their names, and java.xml by its own
 *     name without the compiler
 */
public record Explanation(
        ModulePlan plan, Map<String, Long> sizes, DesktopCut desktop, XsltCompiler xslt, Map<String, Long> savings) {

    /** Of those that cost more, it is told what keeps them. */
    private static final long DEAR = 500_000;

    private static final String DESKTOP = "java.desktop";

    /** How many of the jars that keep a module are named in the short form. */
    private static final int JARS_SHOWN = 4;

    /** A table of all modules, and below it what keeps the dear ones and what was not taken. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        for (PlannedModule module : plan.modules()) {
            lines.add(line(module.name(), sizes.getOrDefault(module.name(), 0L), reason(module)));
        }
        lines.add(line(
                "total",
                sizes.values().stream().mapToLong(Long::longValue).sum(),
                "compressed, native libraries included" + locales()));
        plan.modules().stream().filter(this::isDear).map(this::keptBy).forEach(lines::add);
        lines.addAll(levels());
        lines.addAll(compiler());
        plan.leftOut().forEach(module -> lines.add("Not in: " + module.module() + ", " + module.reason()));
        plan.hints().stream()
                .collect(Collectors.groupingBy(Hint::module, LinkedHashMap::new, Collectors.toList()))
                .forEach((module, hints) -> lines.add("Not in: " + module + ", "
                        + hints.get(0).text() + more(hints.size() - 1) + ", which is too weak a sign"));
        return lines;
    }

    /** Everything that is known of one module. */
    public List<String> of(String name) {
        List<String> lines = new ArrayList<>();
        plan.find(name)
                .ifPresentOrElse(
                        module -> {
                            lines.add(cost(module));
                            lines.addAll(name.equals(DESKTOP) ? levels() : List.of());
                            lines.addAll(name.equals(XsltCompiler.MODULE) ? compiler() : List.of());
                            lines.addAll(texts(module.evidence()));
                        },
                        () -> lines.add(name + " is not in the runtime"));
        for (LeftOut module : plan.leftOut()) {
            if (module.module().equals(name)) {
                lines.add("Does not count, " + module.reason() + ":");
                lines.addAll(texts(module.evidence()));
            }
        }
        plan.hints().stream()
                .filter(hint -> hint.module().equals(name))
                .forEach(hint -> lines.add("Too weak a sign: " + hint.text()));
        return lines;
    }

    /** The same for scripts; sizes are compressed bytes. */
    public String json() {
        ObjectNode json = Json.object();
        plan.locales().forEach(json.putArray("locales")::add);
        ArrayNode modules = json.putArray("modules");
        for (PlannedModule module : plan.modules()) {
            ObjectNode node = modules.addObject()
                    .put("name", module.name())
                    .put("size", sizes.getOrDefault(module.name(), 0L))
                    .put("cost", cost(module.name()));
            plan.leavingWith(module.name()).forEach(node.putArray("leaving")::add);
            module.evidence()
                    .forEach(evidence -> node.withArrayProperty("evidence").add(json(evidence)));
        }
        if (plan.find(DESKTOP).isPresent()) {
            ObjectNode node = json.putObject("desktop")
                    .put("level", desktop.level().name().toLowerCase(Locale.ROOT))
                    .put("reason", desktop.reason());
            for (DesktopCut smaller : desktop.smaller()) {
                node.withArrayProperty("smaller")
                        .addObject()
                        .put("level", smaller.level().name().toLowerCase(Locale.ROOT))
                        .put("saves", savings.getOrDefault(smaller.level().name(), 0L))
                        .put("reason", smaller.reason());
            }
        }
        if (plan.find(XsltCompiler.MODULE).isPresent()) {
            ObjectNode node = json.putObject("xslt").put("in", xslt.isIn()).put("reason", xslt.reason());
            if (xslt.isIn()) {
                node.put("saves", savings.getOrDefault(XsltCompiler.MODULE, 0L));
            }
        }
        ArrayNode leftOut = json.putArray("leftOut");
        for (LeftOut module : plan.leftOut()) {
            ObjectNode node = leftOut.addObject().put("name", module.module()).put("reason", module.reason());
            ArrayNode evidence = node.putArray("evidence");
            module.evidence().forEach(found -> evidence.add(json(found)));
        }
        ArrayNode hints = json.putArray("hints");
        plan.hints()
                .forEach(hint -> hints.addObject().put("name", hint.module()).put("text", hint.text()));
        return Json.pretty(json);
    }

    /** How much of java.desktop is in, and what keeps the rest. */
    private List<String> levels() {
        List<String> lines = new ArrayList<>();
        if (plan.find(DESKTOP).isPresent()) {
            lines.add(DESKTOP + " is " + desktop.level().text()
                    + (desktop.reason().isEmpty() ? "" : ", " + desktop.reason()));
            for (DesktopCut smaller : desktop.smaller()) {
                lines.add("  " + smaller.level().text() + " it would save "
                        + Console.megabytes(savings.getOrDefault(smaller.level().name(), 0L))
                        + (smaller.reason().isEmpty() ? "" : ", but: " + smaller.reason()));
            }
        }
        return lines;
    }

    /** Whether java.xml compiles style sheets, and what keeps the compiler. */
    private List<String> compiler() {
        if (plan.find(XsltCompiler.MODULE).isEmpty()) {
            return List.of();
        }
        String because = xslt.reason().isEmpty() ? "" : ", " + xslt.reason();
        return xslt.isIn()
                ? List.of(
                        "java.xml is whole" + because,
                        "  without its compiler of style sheets it would save "
                                + Console.megabytes(savings.getOrDefault(XsltCompiler.MODULE, 0L)))
                : List.of("java.xml is without its compiler of style sheets" + because);
    }

    private static ObjectNode json(Evidence evidence) {
        return Json.object()
                .put("kind", evidence.kind().name())
                .put("jar", evidence.jar())
                .put("place", evidence.place())
                .put("name", evidence.name())
                .put("reason", evidence.reason());
    }

    private boolean isDear(PlannedModule module) {
        return !module.name().equals("java.base") && cost(module.name()) > DEAR;
    }

    /** The bytes that leave with a module. */
    private long cost(String module) {
        return plan.leavingWith(module).stream()
                .mapToLong(name -> sizes.getOrDefault(name, 0L))
                .sum();
    }

    private String cost(PlannedModule module) {
        Set<String> leaving = plan.leavingWith(module.name());
        leaving.remove(module.name());
        return module.name() + " costs " + Console.megabytes(cost(module.name()))
                + (leaving.isEmpty() ? "" : " with " + String.join(", ", leaving));
    }

    private String keptBy(PlannedModule module) {
        Map<String, Long> keepers = module.evidence().stream()
                .filter(evidence -> evidence.kind() != Evidence.Kind.STRING)
                .collect(Collectors.groupingBy(Explanation::keeper, LinkedHashMap::new, Collectors.counting()));
        String shown = keepers.keySet().stream().limit(JARS_SHOWN).collect(Collectors.joining(", "));
        return cost(module) + ", kept by " + shown + more(keepers.size() - JARS_SHOWN);
    }

    private static String keeper(Evidence evidence) {
        return evidence.jar().isEmpty() ? evidence.text() : evidence.jar();
    }

    private String locales() {
        return plan.locales().isEmpty() ? "" : "; locale data for " + String.join(", ", plan.locales());
    }

    private static List<String> texts(List<Evidence> evidence) {
        return evidence.stream().map(found -> "  " + found.text()).toList();
    }

    private static String reason(PlannedModule module) {
        return module.evidence().get(0).text() + more(module.evidence().size() - 1);
    }

    private static String more(int count) {
        return count > 0 ? ", and " + count + " more" : "";
    }

    private static String line(String name, long size, String text) {
        return String.format("  %-22s %9s  %s", name, Console.megabytes(size), text);
    }
}

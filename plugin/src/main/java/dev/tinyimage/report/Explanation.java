package dev.tinyimage.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.console.Console;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.cut.Decision;
import dev.tinyimage.cut.Extent;
import dev.tinyimage.image.Json;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.Hint;
import dev.tinyimage.modules.ModulePlan.LeftOut;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why each module is in, what it costs, and what would have to go to save it.
 *
 * @param plan the modules
 * @param sizes compressed bytes of each by itself
 * @param cuts what of them is not in
 * @param savings compressed bytes that less of a part would save, by the part's name and then by level
 */
public record Explanation(
        ModulePlan plan, Map<String, Long> sizes, Cuts cuts, Map<String, ? extends Map<String, Long>> savings) {

    /** Of those that cost more, it is told what keeps them. */
    private static final long DEAR = 500_000;

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
        cuts.decisions().stream().filter(Decision::isNotable).map(this::lines).forEach(lines::addAll);
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
                            cuts.decisions().stream()
                                    .filter(decision -> decision.module().equals(name))
                                    .map(this::lines)
                                    .forEach(lines::addAll);
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
        ArrayNode parts = json.putArray("parts");
        cuts.decisions().forEach(decision -> parts.add(json(decision)));
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

    /** How much of a part is in, and what keeps the rest. */
    private List<String> lines(Decision decision) {
        List<String> lines = new ArrayList<>(List.of(decision.text()));
        for (Extent smaller : decision.smaller()) {
            lines.add("  " + smaller.text() + " it would save " + Console.megabytes(saving(decision, smaller))
                    + (smaller.reason().isEmpty() ? "" : ", but: " + smaller.reason()));
        }
        return lines;
    }

    private ObjectNode json(Decision decision) {
        ObjectNode node = Json.object()
                .put("name", decision.cut())
                .put("module", decision.module())
                .put("level", decision.extent().level())
                .put("reason", decision.extent().reason());
        ArrayNode smaller = node.putArray("smaller");
        decision.smaller()
                .forEach(extent -> smaller.addObject()
                        .put("level", extent.level())
                        .put("saves", saving(decision, extent))
                        .put("reason", extent.reason()));
        return node;
    }

    private long saving(Decision decision, Extent smaller) {
        return savings.containsKey(decision.cut()) ? savings.get(decision.cut()).getOrDefault(smaller.level(), 0L) : 0;
    }

    private static ObjectNode json(Evidence evidence) {
        return Json.object()
                .put("kind", evidence.kind().name())
                .put("jar", evidence.jar())
                .put("place", evidence.where())
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
                .filter(evidence -> evidence.kind() != EvidenceKind.STRING)
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

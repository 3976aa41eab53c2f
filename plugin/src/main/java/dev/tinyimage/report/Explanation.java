package dev.tinyimage.report;

import dev.tinyimage.console.Console;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import java.util.ArrayList;
import java.util.List;

/** Every module with its size and its strongest evidence. */
public final class Explanation {

    private Explanation() {}

    public static List<String> of(ModulePlan plan) {
        List<String> lines = new ArrayList<>();
        long total = 0;
        for (PlannedModule module : plan.modules()) {
            lines.add(line(module.name(), module.size(), reason(module)));
            total += module.size();
        }
        lines.add(line("total", total, "classes and resources, not compressed"));
        return lines;
    }

    private static String reason(PlannedModule module) {
        int more = module.evidence().size() - 1;
        return module.evidence().get(0).text() + (more == 0 ? "" : ", and " + more + " more");
    }

    private static String line(String name, long size, String text) {
        return String.format("  %-22s %9s  %s", name, Console.megabytes(size), text);
    }
}

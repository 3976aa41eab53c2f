package dev.tinyimage.modules;

import dev.tinyimage.modules.Rule.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the options call for that the JVM is started with, on its command line or by its environment. */
record JvmFlags(List<String> flags, List<Rule> rules) implements Finder {

    private static final String ADD_MODULES = "--add-modules";

    /** The variables that java reads: java(1), JVMS tool interface, "JAVA_TOOL_OPTIONS". */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    static JvmFlags of(ModuleOptions options, List<Rule> rules) {
        List<String> flags = new ArrayList<>(options.jvmFlags());
        VARIABLES.forEach(name -> flags.addAll(
                Arrays.asList(options.environment().getOrDefault(name, "").split("\\s+"))));
        return new JvmFlags(flags, rules);
    }

    /** The values given for a system property. */
    Stream<String> property(String name) {
        return flags.stream()
                .filter(flag -> flag.startsWith("-D" + name + "="))
                .map(flag -> flag.substring(name.length() + 3));
    }

    @Override
    public void find(Findings findings) {
        for (int i = 0; i < flags.size(); i++) {
            String flag = flags.get(i);
            rules.stream()
                    .filter(rule -> rule.trigger() == Trigger.FLAG && rule.matches(flag))
                    .forEach(rule -> findings.add(
                            rule.module(), new Evidence(EvidenceKind.FLAG, "", "the JVM", flag, rule.reason())));
            if (flag.startsWith(ADD_MODULES + "=")) {
                addModules(flag.substring(ADD_MODULES.length() + 1), findings);
            } else if (flag.equals(ADD_MODULES) && i + 1 < flags.size()) {
                addModules(flags.get(i + 1), findings);
            }
        }
    }

    /** Names such as ALL-SYSTEM, which stand for whatever is there, are no modules and are passed over. */
    private static void addModules(String list, Findings findings) {
        for (String module : list.split(",")) {
            findings.add(module, new Evidence(EvidenceKind.FLAG, "", "the JVM", ADD_MODULES + " " + module, ""));
        }
    }
}

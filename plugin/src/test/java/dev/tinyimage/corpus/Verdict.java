package dev.tinyimage.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares an app's run on the full JDK with that on its planned runtime. */
record Verdict(FullJdk jdk, PlannedRuntime runtime, AppRun full, AppRun planned) {

    private static final int OUTPUT_SHOWN = 30;

    /** All that is wrong, a line each; empty if the app does not notice where it runs. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        brokenApp(faults);
        answers(faults);
        complaints(faults);
        unexplained(faults);
        faults.addAll(runtime.console().details()); // jar by jar where jdeps and our own scan differ
        if (!faults.isEmpty()) {
            runtime.console().lines().forEach(warning -> faults.add("the planner said: " + warning));
        }
        return faults;
    }

    /** An app that fails on the full JDK proves nothing. */
    private void brokenApp(List<String> faults) {
        if (!full.ready()) {
            faults.add("does not start on the full JDK:" + tail(full));
        }
        full.answers().forEach((path, answer) -> {
            boolean wrong = path.startsWith("/probe/")
                    ? answer.status() != 200
                    : answer.status() == 0 || answer.status() >= 500;
            if (wrong) {
                faults.add("GET " + path + " fails on the full JDK: " + answer.against(new Answer(0, new byte[0])));
            }
        });
    }

    private void answers(List<String> faults) {
        if (full.ready() && !planned.ready()) {
            faults.add("does not start:" + tail(planned));
        }
        full.answers().forEach((path, answer) -> {
            Answer other = planned.answers().get(path);
            if (!answer.same(other)) {
                faults.add("GET " + path + " gives  " + other.against(answer));
                faults.add("    but on the full JDK  " + answer.against(other));
            }
        });
        if (!full.end().equals(planned.end())) {
            faults.add("ends with " + planned.end() + ", but on the full JDK with " + full.end());
        }
    }

    private void complaints(List<String> faults) {
        Set<String> complaints = Complaints.of(planned, jdk);
        complaints.removeAll(Complaints.of(full, jdk));
        complaints.forEach(complaint -> faults.add("prints only here: " + complaint));
    }

    private void unexplained(List<String> faults) {
        Set<String> missing = new TreeSet<>(full.loaded());
        missing.removeAll(runtime.modules());
        missing.removeAll(providers(missing));
        runtime.plan().leftOut().forEach(module -> missing.remove(module.module())); // each with its reason
        if (!missing.isEmpty()) {
            faults.add("not planned although the full JDK loads classes of them: " + String.join(" ", missing));
        }
    }

    /** Those that the JDK loads for being providers of its services, and what these require. */
    private Set<String> providers(Set<String> modules) {
        Explained explained = Explained.byProviders();
        return runtime.jdk().closure(modules.stream().filter(explained::covers).toList());
    }

    private static String tail(AppRun run) {
        List<String> lines = run.output();
        return "\n    " + String.join("\n    ", lines.subList(Math.max(0, lines.size() - OUTPUT_SHOWN), lines.size()));
    }
}

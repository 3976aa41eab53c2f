package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.modules.Rule.Trigger;
import dev.tinyimage.scan.Interests;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules: what a class, member, string or library calls for without saying so. */
record RuleTable(ClassPath classPath, int feature, List<Rule> rules, List<OptionalUse> holding) implements Finder {

    /** What a scan has to look for so that the rules can be answered. */
    static Interests interests(List<Rule> rules, List<OptionalUse> optional) {
        return new Interests(
                patterns(rules, Trigger.MEMBER),
                patterns(rules, Trigger.STRING),
                optional.stream()
                        .filter(use -> use.when() == OptionalUse.When.UNUSED)
                        .map(OptionalUse::users)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> patterns(List<Rule> rules, Trigger trigger) {
        return rules.stream()
                .filter(rule -> rule.trigger() == trigger)
                .map(Rule::pattern)
                .collect(Collectors.toSet());
    }

    @Override
    public void find(Findings findings) {
        rules.stream().filter(rule -> feature <= rule.until()).forEach(rule -> apply(rule, findings));
    }

    private void apply(Rule rule, Findings findings) {
        switch (rule.trigger()) {
            case ALWAYS -> findings.add(rule.module(), new Evidence(EvidenceKind.RULE, "", "", "", rule.reason()));
            case CLASS -> apply(rule, MentionKind.CLASS, findings);
            case MEMBER -> apply(rule, MentionKind.MEMBER, findings);
            case STRING -> apply(rule, MentionKind.STRING, findings);
            case PACKAGE -> apply(rule, MentionKind.PACKAGE, findings);
            case FLAG -> {
                // for JvmFlags
            }
        }
    }

    private void apply(Rule rule, MentionKind kind, Findings findings) {
        List<OptionalUse> ofModule = holding.stream()
                .filter(use -> use.module().equals(rule.module()))
                .toList();
        classPath.forEach(kind, (jar, mention) -> {
            if (rule.matches(mention.name())) {
                apply(rule, jar, mention, ofModule, findings);
            }
        });
    }

    private static void apply(Rule rule, Jar jar, Mention mention, List<OptionalUse> ofModule, Findings findings) {
        Place place = mention.places().stream()
                .filter(user -> OptionalUse.of(user, ofModule) == null)
                .findFirst()
                .orElse(
                        mention.places().isEmpty()
                                ? Place.of("")
                                : mention.places().get(0));
        Evidence evidence = new Evidence(
                EvidenceKind.RULE, jar.fileName(), place.text(), mention.name(), rule.reason(), rule.part(), "");
        OptionalUse unneeded = OptionalUse.of(place, ofModule);
        if (unneeded != null) {
            findings.leaveOut(rule.module(), evidence, unneeded.reason());
        } else if (rule.own() && !jar.isOwn()) {
            findings.hint(rule.module(), evidence.text());
        } else {
            findings.add(rule.module(), evidence);
        }
    }
}

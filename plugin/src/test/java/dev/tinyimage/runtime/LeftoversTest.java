package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.testkit.Jdks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final List<String> FILES = List.of(
            "bin/java",
            "bin/keytool",
            "conf/net.properties",
            "conf/sdp/sdp.conf.template",
            "conf/security/policy/README.txt",
            "lib/classlist",
            "lib/jexec",
            "lib/jrt-fs.jar",
            "lib/jspawnhelper",
            "lib/modules",
            "release");

    @Test
    void onlyJavaStaysAndWhatItNeeds() {
        ModulePlan plan = plan(EvidenceKind.BYTE_CODE);

        assertThat(staying(plan))
                .containsExactly("bin/java", "conf/net.properties", "lib/jspawnhelper", "lib/modules", "release");
    }

    @Test
    void programsStayOfAModuleThatIsAskedFor() {
        ModulePlan plan = plan(EvidenceKind.PARAMETER);

        assertThat(staying(plan)).contains("bin/keytool").doesNotContain("lib/jrt-fs.jar");
    }

    private static ModulePlan plan(EvidenceKind kind) {
        Evidence evidence = new Evidence(kind, "", "", "", "here");
        return new ModulePlan(
                List.of(new PlannedModule("java.base", List.of(evidence))), List.of(), List.of(), List.of());
    }

    private static Stream<String> staying(ModulePlan plan) {
        return FILES.stream().filter(file -> !Leftovers.isUnused(file, Jdks.running(), plan));
    }
}

package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.testkit.Certificates;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedRuntimesTest {

    private final LinkSource jdk = Jdks.running();
    private final RecordingConsole console = new RecordingConsole();

    @TempDir
    Path folder;

    @Test
    void oneIsLinkedOnceAndTheCertificatesOfUsersGoIntoACopy() throws Exception {
        Path first = get(RuntimeOptions.NONE);
        Path again = get(RuntimeOptions.NONE);
        Path certificate = Certificates.pem("mine", folder);
        Path trusting = get(trusting(certificate));
        Path other = get(trusting(Certificates.pem("other", folder)));

        assertThat(console.lines().stream()
                        .filter(line -> line.contains("Linking"))
                        .toList())
                .containsExactly("info Linking 1 modules of the " + jdk);
        assertThat(again).isEqualTo(first);
        assertThat(List.of(first, trusting, other)).doesNotHaveDuplicates();
        assertThat(get(trusting(certificate))).isEqualTo(trusting);
        assertThat(Files.mismatch(first.resolve("lib/modules"), trusting.resolve("lib/modules")))
                .isNegative();
        assertThat(Files.mismatch(store(first), store(trusting))).isNotNegative();
        assertThat(Files.mismatch(store(trusting), store(other))).isNotNegative();
    }

    private Path get(RuntimeOptions options) throws IOException {
        Evidence evidence = new Evidence(EvidenceKind.BYTE_CODE, "", "", "", "here");
        ModulePlan plan = new ModulePlan(
                List.of(new PlannedModule("java.base", List.of(evidence))), List.of(), List.of(), List.of());
        return new LinkedRuntimes(TestCache.at(folder.resolve("cache")), console)
                .get(
                        HostJdk.at(jdk.home()),
                        jdk,
                        plan,
                        Cuts.of(jdk, plan, CutOptions.NONE, TestCache.get()),
                        options,
                        false)
                .root();
    }

    private static RuntimeOptions trusting(Path certificate) {
        return new RuntimeOptions(CutOptions.NONE, true, Optional.empty(), List.of(certificate));
    }

    private static Path store(Path runtime) {
        return runtime.resolve("lib/security/cacerts");
    }
}

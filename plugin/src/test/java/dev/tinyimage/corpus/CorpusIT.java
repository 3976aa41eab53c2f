package dev.tinyimage.corpus;

import static org.junit.jupiter.api.Assertions.fail;

import dev.tinyimage.files.Folders;
import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every app of the corpus, on every JDK of this machine. The table of what is planned in vain is written besides. */
class CorpusIT {

    /** What the apps printed and which classes they loaded stays here for whoever looks into a failure. */
    private static final Path WORK = Path.of("target", "corpus").toAbsolutePath();

    private static final Path TABLE = WORK.resolveSibling("corpus.md");

    private static final List<Row> ROWS = new ArrayList<>();

    private static Corpus corpus;
    private static TlsServer tls;

    @BeforeAll
    static void buildApps() throws IOException {
        Files.deleteIfExists(TABLE);
        Folders.fresh(WORK);
        corpus = Corpus.selected();
        corpus.build();
        tls = TlsServer.start(WORK);
    }

    static Stream<Arguments> pairs() {
        List<FullJdk> jdks = Jdks.installed().map(FullJdk::at).toList();
        return corpus.apps().stream()
                .flatMap(app -> jdks.stream()
                        .filter(jdk -> app.runsOn(jdk.feature()))
                        .map(jdk -> Arguments.of(
                                Named.of(app.name(), app), Named.of(Integer.toString(jdk.feature()), jdk))));
    }

    @ParameterizedTest(name = "{0} behaves the same on its planned runtime of JDK {1}")
    @MethodSource("pairs")
    void behavesTheSame(CorpusApp app, FullJdk jdk) throws IOException {
        Path runtime = WORK.resolve("runtime");
        Stage stage =
                new Stage(app, tls, WORK.resolve(app.name() + "-" + jdk.home().getFileName()));
        try {
            AppRun full = stage.run("full", jdk.home(), List.of("-Xshare:off"));
            PlannedRuntime planned = PlannedRuntime.link(app, jdk.home(), runtime);
            ROWS.add(Row.of(app, jdk, planned, full));
            AppRun small = stage.run("planned", planned.home(), planned.jvmFlags());
            List<String> faults = new Verdict(jdk, planned, full, small).faults();
            if (!faults.isEmpty()) {
                Files.write(stage.folder().resolve("faults.txt"), faults);
                fail(app.name() + " on its planned runtime of JDK " + jdk.feature() + ":\n  "
                        + String.join("\n  ", faults) + "\n  planned: " + String.join(" ", planned.modules())
                        + "\n  all it printed: " + stage.folder());
            }
        } finally {
            Folders.delete(runtime);
        }
    }

    @AfterAll
    static void writeTable() throws IOException {
        if (tls != null) {
            tls.close();
        }
        if (!ROWS.isEmpty()) {
            String table = new CorpusTable(ROWS).markdown();
            Files.writeString(TABLE, table);
            System.out.println(table);
        }
    }
}

package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.UserError;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.maven.config.RuntimeParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveReaderTest {

    @ParameterizedTest(name = "{0}, required {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "     |       | ArchiveOptions[kind=JDK, required=false, training=Optional.empty, engine=Optional.empty]",
                "jdk  |       | ArchiveOptions[kind=JDK, required=true, training=Optional.empty, engine=Optional.empty]",
                "app  |       | ArchiveOptions[kind=APP, required=true, training=Optional.empty, engine=Optional.empty]",
                "app  | false | ArchiveOptions[kind=APP, required=false, training=Optional.empty, engine=Optional.empty]",
                "auto |       | ArchiveOptions[kind=AUTO, required=false, training=Optional.empty, engine=Optional.empty]",
                "none |       | ArchiveOptions[kind=NONE, required=true, training=Optional.empty, engine=Optional.empty]",
                "cds  |       | cannot use 'cds' as <runtime><archive>: expected none, jdk, app or auto. Correct "
                        + "tinyimage.runtime.archive.",
                "app  | maybe | cannot use 'maybe' as <runtime><archiveRequired>: expected true or false. Correct "
                        + "tinyimage.runtime.archiveRequired."
            })
    void reads(String archive, String required, String outcome) {
        RuntimeParameters runtime = new RuntimeParameters();
        runtime.archive = archive;
        runtime.archiveRequired = required;

        assertThat(outcome(runtime)).isEqualTo(outcome);
    }

    @Test
    void readsTheEngine() {
        DockerClient client = new DockerClient();
        client.executable = "/opt/engine";

        assertThat(new ArchiveReader(new RuntimeParameters(), client).read().engine())
                .contains("/opt/engine");
    }

    private static String outcome(RuntimeParameters runtime) {
        try {
            return new ArchiveReader(runtime, new DockerClient()).read().toString();
        } catch (UserError e) {
            return e.getMessage();
        }
    }
}

package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tinyimage.cds.ArchivedImage.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmOptionsTest {

    @ParameterizedTest(name = "{0} with JAVA_TOOL_OPTIONS={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // flags                          | variable        | passive                       | active
                // | other archives | classes hidden
                "-Xmx40g                          | ''              | [-Xmx40g]                     | []                | ''             | ''",
                "--add-modules java.sql -Da=b     | -XX:+UseZGC     | [--add-modules java.sql, -Da=b, -XX:+UseZGC] | [] | ''             | ''",
                "-javaagent:/app/a.jar -Xss1m     | ''              | [-Xss1m]                      | [-javaagent:/app/a.jar] | ''             | ''",
                "''                               | -agentlib:jdwp=x| []                            | [-agentlib:jdwp=x] | ''             | ''",
                "-XX:StartFlightRecording         | ''              | []                            | [-XX:StartFlightRecording] | ''             | ''",
                "-Xshare:off                      | ''              | [-Xshare:off]                 | []                | the image's option -Xshare:off chooses one already | ''",
                "-XX:AOTCache=/app/a.aot          | ''              | [-XX:AOTCache=/app/a.aot]     | []                | the image's option -XX:AOTCache=/app/a.aot chooses one already | ''",
                "-Xbootclasspath/a:/app/b.jar     | ''              | [-Xbootclasspath/a:/app/b.jar] | []               | ''             | the image's JVM takes none beside its option -Xbootclasspath/a:/app/b.jar"
            })
    void sorted(String flags, String variable, String passive, String active, String others, String hidden) {
        List<String> words =
                Arrays.stream(flags.split(" ")).filter(word -> !word.isEmpty()).toList();

        JvmOptions options =
                JvmOptions.of(new Command(words, Map.of("JAVA_TOOL_OPTIONS", variable), "", List.of(), "Main"));

        assertThat(options.passive().all().stream()
                        .map(option -> String.join(" ", option))
                        .toList())
                .hasToString(passive);
        assertThat(options.active()).hasToString(active);
        assertThat(refusal(options::refuseOthers)).isEqualTo(others);
        assertThat(refusal(options::refuseHidden)).isEqualTo(hidden);
    }

    private static String refusal(ThrowingCallable check) {
        return Optional.ofNullable(catchThrowable(check))
                .map(Throwable::getMessage)
                .orElse("");
    }
}

package dev.tinyimage.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.archive.Subject.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmOptionsTest {

    @ParameterizedTest(name = "{0} with JAVA_TOOL_OPTIONS={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // flags                          | variable        | passive                       | active
                // | archives       | hiding
                "-Xmx40g                          | ''              | [-Xmx40g]                     | []                | []             | []",
                "--add-modules java.sql -Da=b     | -XX:+UseZGC     | [--add-modules java.sql, -Da=b, -XX:+UseZGC] | [] | []             | []",
                "-javaagent:/app/a.jar -Xss1m     | ''              | [-Xss1m]                      | [-javaagent:/app/a.jar] | []       | []",
                "''                               | -agentlib:jdwp=x| []                            | [-agentlib:jdwp=x] | []            | []",
                "-XX:StartFlightRecording         | ''              | []                            | [-XX:StartFlightRecording] | []    | []",
                "-Xshare:off                      | ''              | [-Xshare:off]                 | []                | [-Xshare:off]  | []",
                "-XX:AOTCache=/app/a.aot          | ''              | [-XX:AOTCache=/app/a.aot]     | []                | [-XX:AOTCache=/app/a.aot] | []",
                "-Xbootclasspath/a:/app/b.jar     | ''              | [-Xbootclasspath/a:/app/b.jar] | []               | []             | [-Xbootclasspath/a:/app/b.jar]"
            })
    void sorted(String flags, String variable, String passive, String active, String archives, String hiding) {
        List<String> words =
                Arrays.stream(flags.split(" ")).filter(word -> !word.isEmpty()).toList();

        JvmOptions options =
                JvmOptions.of(new Command(words, Map.of("JAVA_TOOL_OPTIONS", variable), "", List.of(), "Main"));

        assertThat(options.passive().all().stream()
                        .map(option -> String.join(" ", option))
                        .toList())
                .hasToString(passive);
        assertThat(options.active()).hasToString(active);
        assertThat(options.archives()).hasToString(archives);
        assertThat(options.hidingClasses()).hasToString(hiding);
    }
}

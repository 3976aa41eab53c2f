package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.UserError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    localhost:5000/team/app:1   | localhost:5000/team/app:1
                    localhost:5000/app          | localhost:5000/app:latest
                    gcr.io/distroless/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | \
                    gcr.io/distroless/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                    localhost/app:1             | localhost/app:1
                    h.b:5/a/b--c/d__e.f:v_1     | h.b:5/a/b--c/d__e.f:v_1
                    app:1                       | registry-1.docker.io/library/app:1
                    team/app                    | registry-1.docker.io/team/app:latest
                    docker.io/app               | registry-1.docker.io/library/app:latest
                    index.docker.io/team/app:2  | registry-1.docker.io/team/app:2
                    host:1/UPPER                | cannot use 'host:1/UPPER' as image name: it is not of the form \
                    host:port/path/name:tag in lower-case letters. Correct here.
                    Team/app                    | cannot use 'Team/app' as image name: it is not of the form \
                    host:port/path/name:tag in lower-case letters. Correct here.
                    h.b/app:.1                  | cannot use 'h.b/app:.1' as image name: it is not of the form \
                    host:port/path/name:tag in lower-case letters. Correct here.
                    """)
    void parse(String text, String outcome) {
        assertThat(outcome(text)).isEqualTo(outcome);
    }

    private static String outcome(String text) {
        try {
            return Reference.parse(text, "here").toString();
        } catch (UserError e) {
            return e.getMessage();
        }
    }
}

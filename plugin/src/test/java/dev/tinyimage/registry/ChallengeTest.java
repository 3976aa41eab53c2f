package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Basic realm="a registry" | basic {realm=a registry}
                    Bearer realm="https://auth.h.b/token",service="h.b",scope="repository:a/b:pull,push" | \
                    bearer {realm=https://auth.h.b/token, scope=repository:a/b:pull,push, service=h.b}
                    BEARER Realm="https://h.b/t?x=1", service=h.b | bearer {realm=https://h.b/t?x=1, service=h.b}
                    Negotiate | negotiate {}
                    Basic realm="a, b", Bearer realm="https://h.b/t",scope="repository:a:pull,push" | \
                    bearer {realm=https://h.b/t, scope=repository:a:pull,push}
                    Bearer realm="https://h.b/t", Basic realm="b" | bearer {realm=https://h.b/t}
                    Negotiate, Basic realm="b" | negotiate {}
                    """)
    void parse(String header, String parsed) {
        Challenge challenge = Challenge.parse(header);

        assertThat(challenge.scheme() + " " + challenge.parameters()).isEqualTo(parsed);
    }
}

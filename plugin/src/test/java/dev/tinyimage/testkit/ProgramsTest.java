package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramsTest {

    private static final String[] MISSING = {"sh", "no-such-program"};

    @Test
    void findsPrograms() {
        assertThat(Programs.onPath("sh")).isPresent();
        assertThat(Programs.onPath("no-such-program")).isEmpty();
        assertThat(Programs.debianPackage("htpasswd")).isEqualTo("apache2-utils");
        assertThat(Programs.debianPackage("podman")).isEqualTo("podman");
    }

    @Test
    void skipsTestsWithoutTheirPrograms() {
        assertThat(NeedsProgramsCondition.decide(new String[] {"sh"}, true).isDisabled())
                .isFalse();
        assertThat(NeedsProgramsCondition.decide(MISSING, false).isDisabled()).isTrue();
    }

    @Test
    void failsWhereTheProgramsAreRequired() {
        assertThatThrownBy(() -> NeedsProgramsCondition.decide(MISSING, true))
                .hasMessage("TINYIMAGE_E2E=required, but not on the PATH: no-such-program"
                        + " (Debian: apt-get install no-such-program)");
    }

    @Test
    void tellsAllThatAFailedProgramSaid() {
        Execution failed = Execution.of(Duration.ofSeconds(10), List.of("sh", "-c", "echo out; echo why >&2; exit 3"));
        assertThatThrownBy(failed::outputOrThrow)
                .hasMessageStartingWith("exit code 3: sh")
                .hasMessageEndingWith("why\nout\n");
    }

    @Test
    void killsWhatDoesNotEnd() {
        assertThatThrownBy(() -> Execution.of(Duration.ofMillis(200), List.of("sleep", "60")))
                .hasMessageContaining("not finished after 200 ms: sleep 60");
    }

    @Test
    void knowsAFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(Free.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}

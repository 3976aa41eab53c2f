package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTest {

    @ParameterizedTest(name = "{0} is on this machine: {1}")
    @CsvSource({
        "localhost:5000, true",
        "registry.localhost, true",
        "127.0.0.1:5000, true",
        "127.1.2.3, true",
        "[::1]:5000, true",
        "127.example.com, false",
        "127.0.0.1.example.com:5000, false",
        "localhost.example.com, false",
        "localhost@example.com, false"
    })
    void local(String registry, boolean local) {
        assertThat(Host.isLocal(registry)).isEqualTo(local);
    }

    @ParameterizedTest(name = "{0} and {1} are of one server: {2}")
    @CsvSource({
        "https://h.b/x, https://h.b/y, true",
        "https://h.b/x, https://H.B:443/y, true",
        "https://h.b/x, http://h.b/y, true",
        "https://h.b:5000/x, https://h.b:5000/y, true",
        "https://h.b/x, https://h.b:8443/y, false",
        "https://h.b/x, http://h.b:80/y, false",
        "https://h.b/x, https://h.b.example.com/y, false",
        "https://h.b/x, https://h.b@example.com/y, false"
    })
    void same(URI one, URI other, boolean same) {
        assertThat(Host.isSame(one, other)).isEqualTo(same);
    }
}

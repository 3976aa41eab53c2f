package dev.tinyimage.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest(name = "''{0}'' is {1}")
    @CsvSource({
        "linux/amd64,        linux amd64 -",
        "linux/arm64/v8,     linux arm64 v8",
        "windows/amd64,      windows amd64 -",
        "linux,              none",
        "linux/,             none",
        "linux/arm64/,       none",
        "linux/arm64/v8/a,   none",
        "Linux/amd64,        none",
        "' linux/amd64',     none",
        "'',                 none"
    })
    void parse(String text, String outcome) {
        String parsed = Platform.parse(text)
                .map(platform -> platform.os() + " " + platform.architecture() + " "
                        + (platform.variant().isEmpty() ? "-" : platform.variant()))
                .orElse("none");

        assertThat(parsed).isEqualTo(outcome);
        Platform.parse(text).ifPresent(platform -> assertThat(platform).hasToString(text));
    }

    @ParameterizedTest(name = "{0} and {1} fit: {2}")
    @CsvSource({
        "linux/amd64,    linux/amd64,    true",
        "linux/arm64,    linux/arm64/v8, true",
        "linux/arm/v7,   linux/arm/v7,   true",
        "linux/arm/v6,   linux/arm/v7,   false",
        "linux/amd64,    linux/arm64,    false",
        "linux/amd64,    windows/amd64,  false"
    })
    void fits(String one, String other, boolean fits) {
        Platform first = Platform.parse(one).orElseThrow();
        Platform second = Platform.parse(other).orElseThrow();

        assertThat(first.fits(second)).isEqualTo(fits);
        assertThat(second.fits(first)).isEqualTo(fits);
    }

    @ParameterizedTest(name = "{0} on {1} is {2}")
    @CsvSource({
        "Linux, x86_64,  linux/amd64",
        "Linux, amd64,   linux/amd64",
        "Linux, aarch64, linux/arm64",
        "Linux, ppc64le, linux/ppc64le",
        "Linux, loongarch64, linux/loongarch64"
    })
    void ofJava(String os, String architecture, String platform) {
        assertThat(Platform.ofJava(os, architecture)).hasToString(platform);
    }
}

package dev.tinyimage.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AotCacheTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "24.0.2, false",
        "25, true",
        "25.0.3, true",
        "25.0.4, true",
        "25.0.5, false",
        "26.0.1, true",
        "27, false"
    })
    void adaptersOfAnotherCpuAreLeftOut(String jdk, boolean leftOut) {
        assertThat(AotCache.hasForeignAdapters(jdk)).isEqualTo(leftOut);
    }
}

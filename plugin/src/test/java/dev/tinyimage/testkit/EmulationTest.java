package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulationTest {

    @ParameterizedTest(name = "a format that says ''{0}'': {1}")
    @CsvSource({
        "'enabled;interpreter /usr/bin/qemu;flags: POF;offset 0', true",
        "'enabled;interpreter /usr/bin/qemu;flags: F;offset 0', true",
        "'enabled;interpreter /F/qemu;flags: OC;offset 0', false",
        "'enabled;interpreter /usr/bin/qemu;flags: ;offset 0', false",
        "'disabled;interpreter /usr/bin/qemu;flags: POF;offset 0', false",
        "'', false"
    })
    void knowsWhatStartsInAnyRoot(String format, boolean open) {
        assertThat(Emulation.isOpen(format.replace(';', '\n'))).isEqualTo(open);
    }
}

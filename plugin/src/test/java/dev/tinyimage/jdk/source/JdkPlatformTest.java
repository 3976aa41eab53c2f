package dev.tinyimage.jdk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JDKs of one program. */
class JdkPlatformTest {

    @TempDir
    Path home;

    /** @param error the system that an error names; empty for Linux */
    private record Scenario(String summary, String file, byte[] content, Optional<String> platform, String error) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                linux("x86-64", "bin/java", TestElf.of(62).bytes(), "linux/amd64"),
                linux("64-bit ARM", "bin/java", TestElf.of(183).bytes(), "linux/arm64"),
                linux(
                        "a launcher that is a script",
                        "lib/libjava.so",
                        TestElf.of(62).bytes(),
                        "linux/amd64"),
                other("macOS on ARM", "bin/java", machO(0x0100000c), "darwin/arm64", "macOS"),
                other("macOS on either CPU", "bin/java", fat(0x01000007), "darwin/amd64", "macOS"),
                other("Windows", "bin/java.exe", windows(0x8664), "windows/amd64", "Windows"),
                new Scenario(
                        "no program at all",
                        "bin/java",
                        bytes("#!/bin/sh"),
                        Optional.empty(),
                        "no system that is known"),
                new Scenario("an empty file", "bin/java", bytes(""), Optional.empty(), "no system that is known"));
    }

    private static Scenario linux(String summary, String file, byte[] content, String platform) {
        return new Scenario(summary, file, content, Optional.of(platform), "");
    }

    private static Scenario other(String summary, String file, byte[] content, String platform, String system) {
        return new Scenario(summary, file, content, Optional.of(platform), system);
    }

    private static byte[] machO(int cpu) {
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xfeedfacf)
                .putInt(cpu)
                .array();
    }

    private static byte[] fat(int firstCpu) {
        return ByteBuffer.allocate(48)
                .putInt(0xcafebabe)
                .putInt(2)
                .putInt(firstCpu)
                .array();
    }

    private static byte[] windows(int machine) {
        ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(0, bytes("MZ"))
                .putInt(0x3c, 128)
                .put(128, bytes("PE\0\0"))
                .putShort(132, (short) machine)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void isToldByHeaders(Scenario scenario) throws IOException {
        Path file = home.resolve(scenario.file());
        Files.write(Files.createDirectories(file.getParent()).resolve(file.getFileName()), scenario.content());

        assertThat(JdkPlatform.of(home).map(Platform::toString)).isEqualTo(scenario.platform());
        if (scenario.error().isEmpty()) {
            assertThat(JdkPlatform.linux(home, "jdk.tar.gz"))
                    .hasToString(scenario.platform().orElseThrow());
        } else {
            assertThatThrownBy(() -> JdkPlatform.linux(home, "jdk.tar.gz"))
                    .isInstanceOf(UserError.class)
                    .hasMessage("cannot link a runtime from the JDK in jdk.tar.gz: it is for " + scenario.error()
                            + ". Name one for Linux with <runtime><jdk> (tinyimage.runtime.jdk).");
        }
    }
}

package dev.tinyimage.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JdkToolTest {

    private static final int S390 = 22;

    @TempDir
    Path folder;

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "many runs in few JVMs, failed ones among them, on {0}")
    @MethodSource("jdks")
    void runs(Path home) throws IOException {
        Path jar = Jars.jar()
                .source("p.A", "package p; class A { java.sql.Date date; }")
                .write(folder.resolve("with space.jar"));
        JdkTool jdeps = HostJdk.at(home).tool("jdeps");

        List<List<String>> arguments = List.of(
                List.of("--print-module-deps", "-include", ".*", "-cp", jar.toString()),
                List.of("--no-such-option"),
                List.of("--version"));

        List<JdkTool.Run> runs = jdeps.runAll(
                Stream.of(arguments, arguments).flatMap(List::stream).toList());

        assertThat(runs).extracting(JdkTool.Run::exitCode).containsExactly(0, 2, 0, 0, 2, 0);
        assertThat(runs.subList(3, 6)).isEqualTo(runs.subList(0, 3));
        assertThat(runs.get(0).output().strip()).isEqualTo("java.base,java.sql");
        assertThat(runs.get(1).complaint()).contains("no-such-option");
        assertThat(runs.get(2).output().strip())
                .startsWith(Integer.toString(Jdks.linkSource(home).feature()));
    }

    @Test
    void ofAnotherCpu() throws IOException {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.write(java, TestElf.of(S390).bytes());
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> JdkTool.inJvmOf(folder, "jlink").run(List.of("--version")))
                .isInstanceOf(UserError.class)
                .hasMessageMatching(
                        "cannot run the JDK in " + folder + ": .*\\. Take one for this machine, or register "
                                + "qemu-user-static with binfmt_misc, or name another with <runtime><jdk> "
                                + "\\(tinyimage.runtime.jdk\\)\\.");
    }

    @ParameterizedTest(name = "a JVM that ends by: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kill -9 $$          | cannot run jlink of the JDK in HOME: something has killed it, as systems do that have "
                        + "no memory left. Give the machine or container more memory, or build fewer images at a time.",
                "echo no >&2; kill $$| cannot run jlink of the JDK in HOME: it ended early with exit code 143: no. Build "
                        + "again; where it is no accident, name another with <runtime><jdk> (tinyimage.runtime.jdk).",
                "echo no >&2; exit 1 | cannot run the JDK in HOME: no. Take one for this machine, or register "
                        + "qemu-user-static with binfmt_misc, or name another with <runtime><jdk> (tinyimage.runtime.jdk)."
            })
    void thatEndsEarly(String end, String error) throws IOException {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + end + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> JdkTool.inJvmOf(folder, "jlink").run(List.of("--version")))
                .isInstanceOf(UserError.class)
                .hasMessage(error.replace("HOME", folder.toString()));
    }

    @Test
    void nothingIsLeftOfARunThatIsInterrupted() throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Path begun = folder.resolve("begun");
        Files.writeString(java, "#!/bin/sh\ntouch " + begun + "\nexec sleep 1000\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Thread build = new Thread(() -> {
            try {
                JdkTool.inJvmOf(folder, "jlink").run(List.of("--version"));
            } catch (IllegalStateException e) {
                said.add(Thread.currentThread().isInterrupted() ? "interrupted" : "");
            }
        });
        build.start();
        while (!Files.exists(begun)) {
            Thread.sleep(10);
        }

        build.interrupt();
        build.join();

        assertThat(said).containsExactly("interrupted");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .noneMatch(process -> process.info().command().orElse("").endsWith("sleep"));
    }

    @ParameterizedTest(name = "charsets beyond java.base, on {0}")
    @MethodSource("jdks")
    void charsets(Path home) {
        JdkCharsets charsets = JdkCharsets.of(Jdks.linkSource(home), TestCache.get());

        assertThat(Stream.of("IBM037", "cp500", "ISO-2022-JP", "windows-1255", "x-MacRoman"))
                .allMatch(charsets::isExtended);
        assertThat(Stream.of("UTF-8", "latin1", "ISO-8859-15", "windows-1252"))
                .allMatch(name -> charsets.has(name) && !charsets.isExtended(name));
        assertThat(charsets.has("no-such-charset")).isFalse();
    }
}

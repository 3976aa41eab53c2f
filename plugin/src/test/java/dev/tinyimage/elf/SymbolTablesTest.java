package dev.tinyimage.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymbolTablesTest {

    @TempDir
    Path folder;

    static Stream<Path> libraries() {
        return Jdks.installed()
                .flatMap(home -> Stream.of("lib/server/libjvm.so", "lib/libjli.so", "bin/java")
                        .map(home::resolve));
    }

    @ParameterizedTest(name = "{0} keeps what is loaded, and stripping again changes nothing")
    @MethodSource("libraries")
    void realFiles(Path original) throws IOException {
        byte[] before = Files.readAllBytes(original);
        Path file = Files.write(folder.resolve("file"), before);

        long saved = SymbolTables.strip(file);

        byte[] after = Files.readAllBytes(file);
        assertThat(after.length + saved).isEqualTo(before.length);
        assertThat(ElfFile.read(file)).isEqualTo(ElfFile.read(original));
        assertThat(SymbolTables.strip(file)).isZero();
        List<String> names = ElfSections.names(after);
        assertThat(names).contains(".dynsym", ".dynstr", ".text").doesNotContain(".symtab", ".strtab", ".comment");
        for (String name : names) {
            if (!name.isEmpty() && !name.equals(".shstrtab")) {
                assertThat(ElfSections.content(after, name)).as(name).isEqualTo(ElfSections.content(before, name));
            }
        }
    }

    @Test
    void aFifthOfTheVirtualMachineGoes() throws IOException {
        Path jvm = Jdks.installed().toList().get(0).resolve("lib/server/libjvm.so");
        Path file = Files.copy(jvm, folder.resolve("libjvm.so"));

        assertThat(SymbolTables.strip(file)).isGreaterThan(Files.size(jvm) / 10);
    }

    @Test
    void otherFilesStay() throws IOException {
        for (String text : List.of("", "#!/bin/sh\n", "x".repeat(100))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(SymbolTables.strip(bytes)).isSameAs(bytes);
        }
    }

    @Test
    void aTruncatedFileIsToldFromOthers() throws IOException {
        byte[] jvm = Files.readAllBytes(Jdks.installed().toList().get(0).resolve("lib/libjli.so"));
        byte[] half = Arrays.copyOf(jvm, jvm.length / 2);

        assertThatThrownBy(() -> SymbolTables.strip(half)).hasMessage("a truncated or malformed ELF file");
    }
}

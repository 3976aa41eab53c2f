package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeciesTest {

    private static final String NAME = "java/lang/invoke/BoundMethodHandle$Species_";

    private final Species species = new Species(Set.of("L", "LL"));

    @Test
    void aListMayNotNameOneWithoutAFile() {
        String form = "@lambda-form-invoker [LF_RESOLVE] java.lang.invoke.Invokers$Holder linkToTargetMethod L_L";
        String simple = "@lambda-form-invoker [SPECIES_RESOLVE] java.lang.invoke.SimpleMethodHandle";
        String known = "@lambda-form-invoker [SPECIES_RESOLVE] java.lang.invoke.BoundMethodHandle$Species_LL";
        String other = "@lambda-form-invoker [SPECIES_RESOLVE] java.lang.invoke.BoundMethodHandle$Species_LLL";

        assertThat(species.known(List.of("java/lang/Object", form, simple, known, other, NAME + "LI")))
                .containsExactly("java/lang/Object", form, simple, known);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # scenario                   | shapes in the archive | are all known
            none                         |                       | true
            those with a file            | L LL                  | true
            the name that they all share | ''                    | true
            one without a file           | L LLL                 | false
            """)
    void anArchiveMayNotHoldOneWithoutAFile(String scenario, String shapes, boolean known, @TempDir Path folder)
            throws IOException {
        StringBuilder content = new StringBuilder("\u00ff\u0000");
        for (String shape : shapes == null ? new String[0] : shapes.split(" ")) {
            content.append(NAME).append(shape).append("\u0000\u00ff");
        }
        Path archive = Files.writeString(folder.resolve("a.jsa"), content, StandardCharsets.ISO_8859_1);

        assertThat(species.areAllOf(archive)).isEqualTo(known);
    }
}

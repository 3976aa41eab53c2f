package dev.tinyimage.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exception of which the messages say more; the JVM verifies its class, as it does all that are not the JDK's. */
class MessageMethodTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            nullValues = "null",
            value = {"null, null", "'', ''", "b, b", "abc, abc: first", "b z, b Z", "a: known, a: known"})
    void messages(String given, String expected) throws IOException, ReflectiveOperationException {
        byte[] file = compile(
                "public class Lost extends ClassNotFoundException {" + " public Lost(String text) { super(text); } }");
        Map<String, String> replacements = new LinkedHashMap<>();
        replacements.put("^a[^:]*$", "$0: first");
        replacements.put("^ab?[^:]*$", "$0: second");
        replacements.put("z$", "Z");

        Class<?> lost = define(MessageMethod.add(file, replacements).orElseThrow());

        Exception exception = (Exception) lost.getConstructor(String.class).newInstance(given);
        assertThat(exception.getMessage()).isEqualTo(expected);
        assertThat(exception).hasToString(expected == null ? "Lost" : "Lost: " + expected);
    }

    @Test
    void aClassWithAMessageOfItsOwnStaysAsItIs() throws IOException {
        byte[] file = compile("class Lost extends Exception { public String getMessage() { return \"own\"; } }");

        assertThat(MessageMethod.add(file, Map.of("a", "b"))).isEmpty();
    }

    private byte[] compile(String source) throws IOException {
        Jars.jar().source("Lost", source).write(folder.resolve("lost.jar"));
        return Files.readAllBytes(folder.resolve("lost.jar-classes/out/Lost.class"));
    }

    private static Class<?> define(byte[] file) {
        return new ClassLoader() {
            Class<?> define() {
                return defineClass("Lost", file, 0, file.length);
            }
        }.define();
    }
}

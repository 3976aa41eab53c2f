package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cut.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of exceptions, and what they become where parts of modules are left out. */
class ExceptionNotesTest {

    private static final List<Note> NOTES = List.of(
            new Note(List.of("javax.swing", "sun.awt.X11"), List.of("jawt"), "costs $5"),
            new Note(List.of("java.awt", "sun.awt"), List.of("awt", "font"), "see \\doc"),
            new Note(List.of("com.acme.xslt"), List.of(), "ask"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "javax.swing.JFrame              | javax.swing.JFrame: costs $5",
                "javax/swing/JFrame              | javax/swing/JFrame: costs $5",
                "javax.swing.text.Document$A     | javax.swing.text.Document$A: costs $5",
                "sun/awt/X11/XToolkit            | sun/awt/X11/XToolkit: costs $5",
                "sun/awt/SunToolkit              | sun/awt/SunToolkit: see \\doc",
                "com.acme.xslt.Compiler          | com.acme.xslt.Compiler: ask",
                "no awt in java.library.path: /a | no awt in java.library.path: /a: see \\doc",
                "no jawt in system library path: | no jawt in system library path:: costs $5",
                "no net in java.library.path: /a | no net in java.library.path: /a",
                "javax.swinging.JFrame           | javax.swinging.JFrame",
                "org.javax.swing.JFrame          | org.javax.swing.JFrame",
                "javax.swing                     | javax.swing",
                "java/awt/A (wrong name: A)      | java/awt/A (wrong name: A)",
                "Could not initialize class java.awt.Image | Could not initialize class java.awt.Image"
            })
    void notes(String message, String expected) {
        String noted = message;
        for (Map.Entry<String, String> replacement :
                ExceptionNotes.replacements(NOTES).entrySet()) {
            noted = noted.replaceFirst(replacement.getKey(), replacement.getValue());
        }

        assertThat(noted).isEqualTo(expected);
    }

    @Test
    void aFileOfAnotherFormatStaysAsItIs(@TempDir Path folder) throws IOException {
        Path modules = Files.createDirectories(folder.resolve("lib")).resolve("modules");
        String other = "a file that is longer than a header";
        Files.writeString(modules, other);

        assertThat(ExceptionNotes.write(folder, NOTES)).isFalse();
        assertThat(modules).hasContent(other);
    }
}

package dev.tinyimage.runtime;

import dev.tinyimage.classfile.MessageMethod;
import dev.tinyimage.cut.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a runtime say why a class or library is not there. The exceptions stay what they are, so whoever asks whether
 * something is there gets the answer that he got before; only their messages say more, when somebody reads them.
 */
final class ExceptionNotes {

    private static final List<String> EXCEPTIONS = Stream.of(
                    "ClassNotFoundException", "NoClassDefFoundError", "UnsatisfiedLinkError")
            .map(name -> "/java.base/java/lang/" + name + ".class")
            .toList();

    private ExceptionNotes() {}

    /**
     * Writes the notes into a runtime.
     *
     * @param notes on what it goes without; the first that fits counts
     * @return whether its JDK is one where that can be done
     */
    static boolean write(Path runtime, List<Note> notes) throws IOException {
        Optional<ModulesFile> modules = ModulesFile.read(runtime.resolve("lib/modules"));
        if (modules.isEmpty()) {
            return false;
        }
        Map<String, String> replacements = replacements(notes);
        Map<String, byte[]> changed = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> exception :
                modules.get().contents(EXCEPTIONS).entrySet()) {
            MessageMethod.add(exception.getValue(), replacements)
                    .ifPresent(file -> changed.put(exception.getKey(), file));
        }
        if (changed.size() < EXCEPTIONS.size()) {
            return false;
        }
        modules.get().replace(changed);
        return true;
    }

    /** For messages that are nothing but a name; with a note there is more, so no other fits. */
    static Map<String, String> replacements(List<Note> notes) {
        Map<String, String> replacements = new LinkedHashMap<>();
        for (Note note : notes) {
            String classes = "(" + any(note.packages()) + ")[./][^ :]+";
            String libraries = "no (" + any(note.libraries()) + ") in .*";
            replacements.put(
                    "^(" + classes + (note.libraries().isEmpty() ? "" : "|" + libraries) + ")$",
                    "$0: " + Matcher.quoteReplacement(note.text()));
        }
        return replacements;
    }

    /** A name has dots in messages of class loaders, slashes in those of the JVM. */
    private static String any(Collection<String> names) {
        return names.stream().map(name -> name.replace(".", "[./]")).collect(Collectors.joining("|"));
    }
}

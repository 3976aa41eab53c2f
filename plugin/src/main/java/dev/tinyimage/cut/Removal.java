package dev.tinyimage.cut;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a runtime goes without.
 *
 * @param resources a regular expression of files in {@code lib/modules}, each a module's name and a path in it, such as
 *     {@code /java.base/java/lang/Object.class}; without a comma, which is what jlink takes patterns apart by
 * @param libraries paths of files in the runtime's folder
 * @param notes what exceptions are to say of it; the first that fits counts
 */
public record Removal(String resources, List<String> libraries, List<Note> notes) {

    /** Nothing. */
    public static final Removal NONE = new Removal("", List.of(), List.of());

    public Removal {
        libraries = List.copyOf(libraries);
        notes = List.copyOf(notes);
    }

    /** Resources alone, of which no exception speaks. */
    static Removal of(String resources) {
        return new Removal(resources, List.of(), List.of());
    }

    /** Which files of a module go, by their paths in it. */
    public Predicate<String> files(String module) {
        Predicate<String> all = Pattern.compile(resources).asMatchPredicate();
        return file -> all.test("/" + module + "/" + file);
    }
}

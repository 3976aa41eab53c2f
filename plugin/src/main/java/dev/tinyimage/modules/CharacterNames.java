package dev.tinyimage.modules;

import java.util.Set;

/**
 * Whether an application asks for the names of characters, such as {@code LATIN SMALL LETTER A}: java.base has a file of
 * them, which is deflated already and so takes all its 0.15 MB of a layer.
 */
public final class CharacterNames {

    /** Besides these, only {@code \\N{NAME}} in a regular expression reads the file. */
    private static final Set<String> READERS = Set.of("java.lang.Character.getName", "java.lang.Character.codePointOf");

    private CharacterNames() {}

    /** Whether anything in an application reads them. */
    public static boolean areUsed(ModulePlan plan) {
        return plan.find("java.base").stream()
                .flatMap(module -> module.evidence().stream())
                .anyMatch(evidence -> READERS.contains(evidence.name()));
    }
}

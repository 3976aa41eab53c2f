package dev.tinyimage.cut;

import java.util.List;

/**
 * The names of characters, such as {@code LATIN SMALL LETTER A}: java.base has a file of them, which is deflated already
 * and so takes all its 0.15 MB of a layer. Besides the methods in {@code rules.txt} only {@code \N{NAME}} in a regular
 * expression reads it.
 */
record CharacterNames() implements AllOrNothing {

    @Override
    public String name() {
        return "characterNames";
    }

    @Override
    public String module() {
        return "java.base";
    }

    @Override
    public Removal removal() {
        return Removal.of("/java\\.base/java/lang/uniName\\.dat");
    }

    /** The static initialiser of their reader fails. */
    @Override
    public List<Sign> signs() {
        return List.of(Sign.of(
                "InternalError.*\\R(?:.*\\R){0,8}?\\s+at (?:java.base/)?java\\.lang\\.CharacterName\\.", "one"));
    }

    @Override
    public String presence() {
        return "with the names of characters";
    }

    @Override
    public String lack() {
        return "without the names of characters";
    }
}

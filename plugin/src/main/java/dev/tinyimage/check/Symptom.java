package dev.tinyimage.check;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Something that an application says when it fails, and what it means.
 *
 * @param pattern found anywhere in the output, whose lines are apart by line feeds
 * @param meaning of one such find; empty if there it means nothing
 */
record Symptom(Pattern pattern, BiFunction<MatchResult, CheckedImage, Optional<Advice>> meaning) {

    Symptom(String pattern, BiFunction<MatchResult, CheckedImage, Optional<Advice>> meaning) {
        this(Pattern.compile(pattern, Pattern.MULTILINE), meaning);
    }

    /** The advice of the first find that means something. */
    Optional<Advice> find(String output, CheckedImage checked) {
        return pattern.matcher(output)
                .results()
                .flatMap(found -> meaning.apply(found, checked).stream())
                .findFirst();
    }
}

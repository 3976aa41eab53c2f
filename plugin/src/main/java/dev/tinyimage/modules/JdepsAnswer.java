package dev.tinyimage.modules;

import java.util.Optional;

/**
 * What jdeps says of a jar.
 *
 * @param names of modules, apart by commas; the jar needs these and what they require
 * @param complaint why it has none
 */
record JdepsAnswer(String names, Optional<String> complaint) {

    static JdepsAnswer names(String names) {
        return new JdepsAnswer(names, Optional.empty());
    }

    static JdepsAnswer complaint(String complaint) {
        return new JdepsAnswer("", Optional.of(complaint));
    }
}

package dev.tinyimage.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Modules that may be left out although the full JDK loads classes of them: it does so for any app that asks for all
 * providers of a service.
 */
record Explained(Set<String> words) {

    private static final String PROVIDERS = "/dev/tinyimage/modules/providers.txt";

    /** Those that the product's own table of providers has, whatever its columns are. */
    static Explained byProviders() {
        try (InputStream table = Explained.class.getResourceAsStream(PROVIDERS)) {
            return by(table == null ? "" : new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a table with columns between bars, and comments after {@code #}. */
    static Explained by(String table) {
        return new Explained(table.lines()
                .map(line -> line.replaceFirst("#.*", ""))
                .flatMap(line -> Stream.of(line.split("\\|")))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean covers(String module) {
        return words.contains(module);
    }
}

package dev.tinyimage.corpus;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The table that docs show: how much of the runtimes no app touched. */
record CorpusTable(List<Row> rows) {

    private static final String HEADER = """
            # The corpus

            Each application of `corpus` runs on the full JDK and on the runtime that was planned for it, and gives the same
            answers; the second with all that images start the JVM with by default: the start-up archive of the JDK's
            classes, made and accepted as for an image, and the file of flags. This page is what
            `mvn -B verify -Pcorpus` writes to `plugin/target/corpus.md`: which modules were planned, of how many modules
            the full JDK loaded classes, and what was planned in vain.

            | app | JDK | planned | loaded | never loaded | of it, MB | of the runtime layer | plan |
            | --- | ---: | ---: | ---: | --- | ---: | ---: | --- |
            """;

    private static final String REASONS = """

            Why each module is in that was never loaded:

            | app | JDK | module | because |
            | --- | ---: | --- | --- |
            """;

    String markdown() {
        String lines = rows.stream()
                .sorted(Comparator.comparing(Row::app).thenComparing(Row::feature))
                .map(CorpusTable::line)
                .collect(Collectors.joining());
        return HEADER + lines + "\n" + summary() + reasons();
    }

    private static String line(Row row) {
        return format(
                "| %s | %d | %d | %d | %s | %.2f | %.1f %% | %s |%n",
                row.app(),
                row.feature(),
                row.planned().size(),
                row.loaded(),
                extra(row),
                row.extraSize() / 1e6,
                row.share(),
                String.join(" ", row.planned()));
    }

    private static String extra(Row row) {
        return row.extra().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(module -> format(
                        "%s%s %.2f",
                        module.getKey(), row.required().contains(module.getKey()) ? "*" : "", module.getValue() / 1e6))
                .collect(Collectors.joining(", "));
    }

    private String reasons() {
        String lines = rows.stream()
                .sorted(Comparator.comparing(Row::app).thenComparing(Row::feature))
                .flatMap(row -> row.reasons().entrySet().stream()
                        .map(reason -> format(
                                "| %s | %d | %s | %s |%n",
                                row.app(), row.feature(), reason.getKey(), reason.getValue())))
                .collect(Collectors.joining());
        return REASONS + lines;
    }

    private String summary() {
        return format("""
                Sizes are compressed, in MB of 1,000,000 bytes, native libraries included. `*` is required by a module \
                that was loaded, so that jlink cannot leave it out.

                Never loaded, median of %d rows: %.1f %% of the runtime layer; without `java.desktop` and what only \
                that brings: %.1f %%.
                """, rows.size(), median(Row::share), median(Row::shareWithoutDesktop));
    }

    private double median(ToDoubleFunction<Row> value) {
        double[] sorted = rows.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

package dev.tinyimage.report;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.report.Growth.Change;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError tooLarge(
            long budget, long size, List<Map.Entry<String, Long>> largest, String since, List<Change> grown) {
        String parts = largest.stream()
                .map(part -> part.getKey() + " " + Console.megabytes(part.getValue()))
                .collect(Collectors.joining(", "));
        String more = grown.stream()
                .map(change -> change.owner() + " by " + Console.megabytes(change.bytes()))
                .collect(Collectors.joining(", "));
        return UserError.cannot(
                "keep the image within " + Console.megabytes(budget),
                "it has " + Console.megabytes(size) + " compressed, most of it " + parts
                        + (more.isEmpty() ? "" : "; since " + since + " grew " + more),
                "See target/tinyimage/report.html for what could go, or raise " + ParameterName.IMAGE_MAX_SIZE);
    }
}

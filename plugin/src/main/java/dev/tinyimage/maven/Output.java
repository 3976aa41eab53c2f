package dev.tinyimage.maven;

import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.console.Console;
import dev.tinyimage.report.Budget;
import dev.tinyimage.report.Growth;
import dev.tinyimage.report.Page;
import dev.tinyimage.report.Published;
import dev.tinyimage.report.ResultJson;
import dev.tinyimage.report.SizeTable;
import dev.tinyimage.report.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a goal leaves behind for people and scripts. */
record Output(Path folder, Published published, Console console) {

    private static final String RESULT = "result.json";
    private static final String STARTUP = "startup.json";

    /** Writes the report, and fails where the image is larger than it may be; comes before anything is published. */
    void report(Built built, Optional<Budget> budget) throws IOException {
        Files.createDirectories(folder);
        Growth growth = Growth.of(built.breakdown(), published, folder.resolve(RESULT));
        Files.writeString(
                folder.resolve("report.html"),
                Page.of(built.image(), built.breakdown(), growth, folder.resolve(STARTUP)));
        Files.writeString(folder.resolve("bom.cdx.json"), built.bom());
        SizeTable.of(built.image()).forEach(console::info);
        if (budget.isPresent()) {
            budget.get().check(built.image(), built.breakdown(), growth);
        }
    }

    /** Keeps what was measured, for reports of the same images to show. */
    void write(Startup startup) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(STARTUP), startup.json());
    }

    void write(String name, List<String> tags, boolean pushed, Built built) throws IOException {
        String result =
                ResultJson.of(name, tags, pushed, built.image(), built.modules(), built.archive(), built.breakdown());
        Files.writeString(folder.resolve(RESULT), result);
        Files.writeString(folder.resolve("digest"), built.image().digest() + "\n");
        if (pushed) {
            published.remember(result);
        }
    }
}

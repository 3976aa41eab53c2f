package dev.tinyimage.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.PlatformImage;
import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Publication;
import dev.tinyimage.report.Budget;
import dev.tinyimage.report.Growth;
import dev.tinyimage.report.Page;
import dev.tinyimage.report.Published;
import dev.tinyimage.report.ResultJson;
import dev.tinyimage.report.SizeTable;
import dev.tinyimage.report.Startup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a goal leaves behind for people and scripts. */
record Output(Path folder, Published published, Console console) {

    private static final String REPORT = "report";
    private static final String BOM = "bom";
    private static final String RESULT = "result.json";
    private static final String DIGEST = "digest";
    private static final String STARTUP = "startup.json";

    /** Writes the report, and fails where the image is larger than it may be; comes before anything is published. */
    void report(Built built, Optional<Budget> budget) throws IOException {
        Files.createDirectories(folder);
        deleteReportsOfPlatforms();
        for (PlatformImage platform : built.platforms()) {
            Image image = platform.image();
            Growth growth = Growth.of(image.platform(), platform.breakdown(), published, folder.resolve(RESULT));
            Files.writeString(
                    file(REPORT, ".html", platform, built),
                    Page.of(image, platform.breakdown(), growth, folder.resolve(STARTUP)));
            Files.writeString(file(BOM, ".cdx.json", platform, built), platform.bom());
            if (built.platforms().size() > 1) {
                console.info(image.platform().toString());
            }
            SizeTable.of(image).forEach(console::info);
            if (budget.isPresent()) {
                budget.get().check(image, platform.breakdown(), growth);
            }
        }
    }

    /** Whether an earlier build has left all that this one would. */
    boolean has(String name, List<String> tags, boolean pushed, Built built) throws IOException {
        String said = Json.pretty(ResultJson.of(name, built.publication(), tags, pushed));
        String head = said.substring(0, said.indexOf("\"platforms\""));
        Path result = folder.resolve(RESULT);
        if (!Files.isRegularFile(result) || !Files.readString(result).startsWith(head)) {
            return false;
        }
        Path digest = folder.resolve(DIGEST);
        if (!Files.isRegularFile(digest)
                || !Files.readString(digest).equals(built.publication().digest() + "\n")) {
            return false;
        }
        for (PlatformImage platform : built.platforms()) {
            if (!Files.isRegularFile(file(REPORT, ".html", platform, built))
                    || !Files.isRegularFile(file(BOM, ".cdx.json", platform, built))) {
                return false;
            }
        }
        return true;
    }

    /** A former build may have been for platforms that this one is not for. */
    private void deleteReportsOfPlatforms() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{" + REPORT + "," + BOM + "}-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** The first platform has the plain name, so that a script finds it whether there are more or not. */
    private Path file(String name, String ending, PlatformImage platform, Built built) {
        boolean first = platform == built.platforms().get(0);
        String suffix =
                first ? "" : "-" + platform.image().platform().toString().replace('/', '-');
        return folder.resolve(name + suffix + ending);
    }

    /** Keeps what was measured, for reports of the same images to show. */
    void write(Startup startup) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(STARTUP), startup.json());
    }

    /** What is left of an index of which nothing was built here. */
    void write(Publication publication) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(DIGEST), publication.digest() + "\n");
    }

    void write(String name, List<String> tags, boolean pushed, Built built) throws IOException {
        ObjectNode result = ResultJson.of(name, built.publication(), tags, pushed);
        built.platforms()
                .forEach(platform -> ResultJson.add(
                        result,
                        platform.image(),
                        platform.target().jdk(),
                        platform.modules(),
                        platform.archive(),
                        platform.breakdown()));
        String text = Json.pretty(result);
        Files.writeString(folder.resolve(RESULT), text);
        Files.writeString(folder.resolve(DIGEST), built.publication().digest() + "\n");
        if (pushed) {
            published.remember(text);
        }
    }
}

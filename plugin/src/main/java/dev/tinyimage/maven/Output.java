package dev.tinyimage.maven;

import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.console.Console;
import dev.tinyimage.report.ResultJson;
import dev.tinyimage.report.SizeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a goal leaves behind for people and scripts. */
record Output(Path folder, Console console) {

    void write(String name, List<String> tags, boolean pushed, Built built) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("result.json"), ResultJson.of(name, tags, pushed, built.image(), built.modules()));
        Files.writeString(folder.resolve("digest"), built.image().digest() + "\n");
        SizeTable.of(built.image()).forEach(console::info);
    }
}

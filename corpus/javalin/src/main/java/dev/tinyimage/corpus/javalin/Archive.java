package dev.tinyimage.corpus.javalin;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file in an archive, in a character set that is not among those of java.base. */
final class Archive {

    private static final Charset CHARSET = Charset.forName("IBM1047");

    private Archive() {}

    static String roundTrip(String text) throws IOException {
        Path folder = Files.createTempDirectory("corpus");
        Path zip = folder.resolve("a.zip");
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
            Files.writeString(files.getPath("/text"), text, CHARSET);
        }
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
            return Files.size(files.getPath("/text")) + "\n" + Files.readString(files.getPath("/text"), CHARSET);
        } finally {
            Files.delete(zip);
            Files.delete(folder);
        }
    }
}

package dev.tinyimage.cds;

import dev.tinyimage.run.ImageRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes that were loaded, and the hidden ones made for lambdas, in a static archive. A dynamic one would do without
 * the list, but needs an archive of the JDK's classes below it, and holds no objects.
 */
record LoadedClasses(ArchivedImage archived) implements TrainedArchive {

    private static final String LIST = "learnt.lst";

    @Override
    public String name() {
        return "app.jsa";
    }

    @Override
    public String recordingFile() {
        return LIST;
    }

    @Override
    public List<String> recordingFlags() {
        return List.of("-XX:DumpLoadedClassList=/tmp/" + LIST);
    }

    @Override
    public Path write(ImageRun run) throws IOException {
        List<String> classes = Files.readAllLines(run.tmp().resolve(LIST));
        return dump(classes).write(run);
    }

    @Override
    public String creationFlags() {
        return dump(List.of()).key();
    }

    private Dump dump(List<String> classes) {
        return new Dump(archived.java(), classes, archived.command().javaClassPath(), false, Species.of(archived));
    }

    @Override
    public List<String> useFlags(String path) {
        return List.of("-XX:SharedArchiveFile=" + path);
    }

    @Override
    public String requiringFlag() {
        return Archiver.SHARED;
    }
}

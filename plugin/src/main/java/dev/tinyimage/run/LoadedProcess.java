package dev.tinyimage.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process of the {@link Loader}, which falls back to the machine's libraries for those that the image lacks.
 *
 * @param root the image's files
 */
record LoadedProcess(LocalProcess local, Path root) implements Running {

    /** The last field of a line is the mapped file: proc(5), "/proc/pid/maps". */
    private static final Pattern MAPPED_LIBRARY = Pattern.compile("(/\\S+/(?:lib|ld)[^/\\s]*\\.so[.\\d]*)$");

    @Override
    public Process process() {
        return local.process();
    }

    @Override
    public long begin() {
        return local.begin();
    }

    @Override
    public long applicationId() {
        return local.applicationId();
    }

    @Override
    public void terminate() {
        local.terminate();
    }

    @Override
    public List<String> hostLibraries() throws IOException {
        Path maps = Path.of("/proc", Long.toString(applicationId()), "maps");
        if (!Files.isReadable(maps)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.map(MAPPED_LIBRARY::matcher)
                    .filter(Matcher::find)
                    .map(library -> library.group(1))
                    // what the application has unpacked itself, as from its jars, lies in the temporary folder
                    .filter(file -> file.startsWith("/lib") || file.startsWith("/usr/lib"))
                    .filter(file -> !Path.of(file).startsWith(root))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        local.close();
    }
}

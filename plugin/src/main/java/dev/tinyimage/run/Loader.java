package dev.tinyimage.run;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets the image's own dynamic loader run the program with the image's libraries: ld.so(8). This needs no privilege at
 * all, but it is no enclosure: the application runs as the user who runs Maven, and files that it names by itself are the
 * machine's.
 */
final class Loader implements Runner {

    /** Where dynamic loaders look for libraries, Debian's folders of one architecture included. */
    private static final Pattern LIBRARY_FOLDERS = Pattern.compile("(usr/)?lib(64)?(/[^/-]+-linux-[^/]+)?");

    private static final int LIBRARY_FOLDERS_DEPTH = 3;

    /** An absolute path by itself, in a class path, or as the value of an option. */
    private static final Pattern ABSOLUTE_PATH = Pattern.compile("(?<![^:=@,\\s])/[^:=@,\\s]+");

    @Override
    public String name() {
        return "loader";
    }

    @Override
    public Running start(RunRequest request) throws IOException {
        if (!Platform.thisMachine().isLinux()) {
            throw new NotHere(Messages.noLinux());
        }
        Path root = RootFolder.unpack(request.image(), request.folder().resolve("rootfs"));
        return new LoadedProcess(start(root, RunConfig.of(request), request.log()), root);
    }

    static LocalProcess start(Path root, RunConfig config, Path log) throws IOException {
        Path tmp = config.tmp().orElse(Path.of("/tmp"));
        List<String> command = loader(config.command().get(0), root);
        config.command().forEach(word -> command.add(inside(word, root, tmp)));
        Map<String, String> environment = new TreeMap<>(config.environment());
        environment.replaceAll((name, value) -> inside(value, root, tmp));
        return LocalProcess.start(command, environment, log, false);
    }

    private static List<String> loader(String program, Path root) throws IOException {
        Path file = root.resolve(program.substring(1));
        String interpreter = ElfFile.read(file)
                .flatMap(ElfFile::interpreter)
                .orElseThrow(() -> new NotHere(program + " is no dynamically linked program"));
        return new ArrayList<>(
                List.of(root.resolve(interpreter.substring(1)).toString(), "--library-path", libraryPath(root)));
    }

    private static String libraryPath(Path root) throws IOException {
        try (Stream<Path> folders = Files.walk(root, LIBRARY_FOLDERS_DEPTH)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> LIBRARY_FOLDERS
                            .matcher(root.relativize(folder).toString())
                            .matches())
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(":"));
        }
    }

    /** Paths that the image has, as this machine sees them. */
    private static String inside(String text, Path root, Path tmp) {
        return ABSOLUTE_PATH
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(inside(Path.of(found.group()), root, tmp)));
    }

    private static String inside(Path path, Path root, Path tmp) {
        if (path.startsWith("/tmp")) {
            return tmp.resolve(Path.of("/tmp").relativize(path)).toString();
        }
        Path file = root.resolve(path.toString().substring(1));
        return Files.exists(file) ? file.toString() : path.toString();
    }
}

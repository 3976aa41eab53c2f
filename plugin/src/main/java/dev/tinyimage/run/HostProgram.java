package dev.tinyimage.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs of this machine. They are called by their whole paths, for what they start has the image's PATH. */
final class HostProgram {

    private HostProgram() {}

    static String find(String name) throws NotHere {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new NotHere("there is no program " + name));
    }
}

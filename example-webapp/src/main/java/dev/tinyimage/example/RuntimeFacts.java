package dev.tinyimage.example;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this process can tell about the image it runs in. */
final class RuntimeFacts {

    private volatile Duration startup = Duration.ZERO;

    /** Takes the time from the start of the JVM until now. */
    Duration started() {
        startup = ProcessFacts.age();
        return startup;
    }

    Map<String, Object> describe() throws IOException {
        Map<String, Object> facts = new HashMap<>();
        facts.put("java", System.getProperty("java.version"));
        facts.put("system", System.getProperty("os.name"));
        facts.put("cpu", System.getProperty("os.arch"));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("user", ProcessFacts.user());
        facts.put("readOnly", Files.getFileStore(Path.of("/")).isReadOnly());
        facts.put("startupMillis", startup.toMillis());
        facts.put("uptimeMillis", ProcessFacts.age().toMillis());
        facts.put("residentBytes", ProcessFacts.residentBytes());
        facts.put("heapBytes", heapBytes());
        facts.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
        facts.put("modules", modules());
        facts.put("files", files());
        return facts;
    }

    private static long heapBytes() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<String> modules() {
        return ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .sorted()
                .toList();
    }

    /** The Java runtime and each part of the class path, with the bytes they take on disk. */
    private static List<Map<String, Object>> files() throws IOException {
        List<Map<String, Object>> files = new ArrayList<>();
        files.add(file("Java runtime", Path.of(System.getProperty("java.home"))));
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(part);
            files.add(file(path.getFileName().toString(), path));
        }
        return files;
    }

    private static Map<String, Object> file(String name, Path path) throws IOException {
        return Map.of("name", name, "bytes", size(path));
    }

    private static long size(Path path) throws IOException {
        try (Stream<Path> tree = Files.walk(path)) {
            return tree.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }
}

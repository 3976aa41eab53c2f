package dev.tinyimage.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Jars made from a few lines of source. */
public final class Jars {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private Jars() {}

    /** A jar without anything. */
    public static Jars jar() {
        return new Jars();
    }

    /** Adds a class. */
    public Jars source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** Adds a class that the launcher can start. */
    public Jars main(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        String declaration =
                className.contains(".") ? "package " + className.substring(0, className.lastIndexOf('.')) + "; " : "";
        return source(
                className, declaration + "public class " + simple + " { public static void main(String[] a) {} }");
    }

    /** Adds another file; each character of the text is a byte. */
    public Jars file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** Adds a jar, or any other file as it is. */
    public Jars file(String name, Path content) throws IOException {
        return file(name, new String(Files.readAllBytes(content), StandardCharsets.ISO_8859_1));
    }

    /** Compiles and writes it. */
    public Path write(Path jar) throws IOException {
        Path classes = compile(jar.resolveSibling(jar.getFileName() + "-classes"));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> walk = Files.walk(classes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new JarEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
            for (Path file : walk.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                zip.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return jar;
    }

    private Path compile(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("out"));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        if (!sources.isEmpty()
                && ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the sources do not compile");
        }
        return classes;
    }
}

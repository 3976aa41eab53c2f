package dev.tinyimage.app;

import dev.tinyimage.classfile.ClassFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What a jar holds, as far as starting it is concerned.
 *
 * @param manifest the main attributes of its manifest
 * @param names of all entries, sorted
 * @param classes its classes, those of other releases and the module descriptor left out, sorted by entry name
 */
public record JarContents(Attributes manifest, List<String> names, List<ClassFile> classes) {

    static JarContents read(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            List<String> names = jar.stream().map(JarEntry::getName).sorted().toList();
            List<ClassFile> classes = new ArrayList<>();
            for (String name : names) {
                if (isClass(name)) {
                    classes.add(readClass(jar, name));
                }
            }
            return new JarContents(attributes(jar), names, classes);
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
    }

    /** The manifest alone. */
    static Attributes manifest(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return attributes(jar);
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
    }

    /** Whether a jar holds a class, without reading the others. */
    static boolean declares(Path file, String className) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return jar.getEntry(entry(className)) != null;
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
    }

    /** The names of a jar's class files, those of other releases and the module descriptor left out. */
    static List<String> classEntries(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(JarContents::isClass)
                    .toList();
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
    }

    /** A value of the manifest, such as that of {@code Main-Class}. */
    Optional<String> manifest(String attribute) {
        return Optional.ofNullable(manifest.getValue(attribute)).map(String::trim);
    }

    boolean hasFolder(String folder) {
        return names.stream().anyMatch(name -> name.startsWith(folder + "/"));
    }

    /** The classes that the launcher can start, in their most common form if there are any. */
    List<String> mainClasses() {
        List<String> common = namesOf(ClassFile.Main.PUBLIC_STATIC);
        return common.isEmpty() ? namesOf(ClassFile.Main.INSTANCE) : common;
    }

    boolean canStart(String className) {
        return classes.stream().anyMatch(file -> file.name().equals(className) && file.main() != ClassFile.Main.NONE);
    }

    private List<String> namesOf(ClassFile.Main kind) {
        return classes.stream()
                .filter(file -> file.main() == kind)
                .map(ClassFile::name)
                .toList();
    }

    private static String entry(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }

    private static ClassFile readClass(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return ClassFile.read(in);
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static Attributes attributes(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return manifest == null ? new Attributes() : manifest.getMainAttributes();
    }
}

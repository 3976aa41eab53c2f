package dev.tinyimage.webapp;

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
import java.util.stream.Stream;

/**
 * What a jar holds, as far as starting it is concerned.
 *
 * @param manifestMainClass the manifest's {@code Main-Class}
 * @param classes its classes, those of other releases and the module descriptor left out, sorted by entry name
 * @param nestedJars the folder of a jar inside this jar, such as {@code BOOT-INF/lib}
 */
record JarContents(Optional<String> manifestMainClass, List<ClassFile> classes, Optional<String> nestedJars) {

    static JarContents read(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            List<String> names = jar.stream().map(JarEntry::getName).sorted().toList();
            List<ClassFile> classes = new ArrayList<>();
            for (String name : names) {
                if (isClass(name)) {
                    classes.add(readClass(jar, name));
                }
            }
            return new JarContents(mainClass(jar.getManifest()), classes, nestedJars(names));
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
    }

    /** The classes that the launcher can start, in their most common form if there are any. */
    List<String> mainClasses() {
        List<String> common = namesOf(ClassFile.Main.PUBLIC_STATIC);
        return common.isEmpty() ? namesOf(ClassFile.Main.INSTANCE) : common;
    }

    /** Whether a jar holds a class, without reading the others. */
    static boolean declares(Path file, String className) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return jar.getEntry(className.replace('.', '/') + ".class") != null;
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
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

    private static Optional<String> mainClass(Manifest manifest) {
        return Optional.ofNullable(manifest)
                .map(found -> found.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
                .map(String::trim);
    }

    private static Optional<String> nestedJars(List<String> names) {
        return Stream.of("BOOT-INF/lib", "WEB-INF/lib")
                .filter(folder -> names.stream().anyMatch(name -> name.startsWith(folder + "/")))
                .findFirst();
    }
}

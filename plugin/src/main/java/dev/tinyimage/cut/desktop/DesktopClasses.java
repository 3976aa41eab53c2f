package dev.tinyimage.cut.desktop;

import dev.tinyimage.classfile.ClassLinks;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.RuntimeImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classes of java.desktop, by their binary names.
 *
 * @param links what each class refers to
 * @param sizes bytes of each file
 */
record DesktopClasses(SortedMap<String, ClassLinks> links, SortedMap<String, Integer> sizes) {

    static final String MODULE = "java.desktop";
    private static final String CLASS = ".class";

    static DesktopClasses of(LinkSource jdk) {
        SortedMap<String, ClassLinks> links = new TreeMap<>();
        SortedMap<String, Integer> sizes = new TreeMap<>();
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            for (String file : image.files(MODULE)) {
                byte[] bytes = image.read(MODULE, file);
                sizes.put(file, bytes.length);
                if (isClass(file)) {
                    links.put(className(file), ClassLinks.read(bytes));
                }
            }
            return new DesktopClasses(links, sizes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String className) {
        return links.containsKey(className);
    }

    ClassLinks links(String className) {
        return links.get(className);
    }

    /** All files of the module, sorted. */
    Set<String> files() {
        return sizes.keySet();
    }

    /** Whether a folder has classes. */
    boolean isPackage(String folder) {
        String start = folder.replace('/', '.') + ".";
        return links.tailMap(start).keySet().stream()
                .limit(1)
                .anyMatch(name -> name.startsWith(start) && name.indexOf('.', start.length()) < 0);
    }

    /** The smallest of some files. */
    String smallest(List<String> some) {
        return some.stream()
                .min(Comparator.<String>comparingInt(sizes::get).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    static boolean isClass(String file) {
        return file.endsWith(CLASS) && !file.equals("module-info.class");
    }

    static String className(String file) {
        return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
    }

    static String file(String className) {
        return className.replace('.', '/') + CLASS;
    }
}

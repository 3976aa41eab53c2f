package dev.tinyimage.desktop;

import dev.tinyimage.classfile.ClassLinks;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.jdk.RuntimeImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classes of java.desktop, by their binary names.
 *
 * @param files all files of the module, sorted
 * @param links what each class refers to
 * @param sizes bytes of each class file
 */
record DesktopClasses(List<String> files, SortedMap<String, ClassLinks> links, Map<String, Integer> sizes) {

    static final String MODULE = "java.desktop";
    private static final String CLASS = ".class";

    static DesktopClasses of(Jdk jdk) {
        SortedMap<String, ClassLinks> links = new TreeMap<>();
        Map<String, Integer> sizes = new TreeMap<>();
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            List<String> files = image.files(MODULE);
            for (String file : files) {
                if (isClass(file)) {
                    byte[] bytes = image.read(MODULE, file);
                    links.put(className(file), ClassLinks.read(bytes));
                    sizes.put(className(file), bytes.length);
                }
            }
            return new DesktopClasses(files, links, sizes);
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

    /** The smallest class of a package, to stand for it. */
    String smallest(List<String> classNames) {
        return classNames.stream()
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

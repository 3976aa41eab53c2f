package dev.tinyimage.cut;

import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;

/**
 * What an application says that misses a part of the JDK.
 *
 * @param pattern a regular expression of something in its output, whose lines are apart by line feeds
 * @param wanted what such a find asks for; empty if it is not of the part
 */
public record Sign(String pattern, BiFunction<MatchResult, LinkSource, Optional<String>> wanted) {

    private static final String CLASS = "(?:ClassNotFoundException|NoClassDefFoundError): ([\\w$]+(?:[./][\\w$]+)+)";
    private static final String LIBRARY = "UnsatisfiedLinkError: no (\\S+) in java.library.path";

    /**
     * A class is missing.
     *
     * @param isOfPart whether a class, by its binary name, is of the part
     */
    public static Sign ofClass(BiPredicate<LinkSource, String> isOfPart) {
        return new Sign(
                CLASS,
                (found, jdk) -> Optional.of(found.group(1).replace('/', '.')).filter(name -> isOfPart.test(jdk, name)));
    }

    /** A native library of a module is missing. */
    public static Sign ofLibrary(String module) {
        return new Sign(
                LIBRARY,
                (found, jdk) -> Optional.of("lib" + found.group(1) + ".so")
                        .filter(name -> NativeFiles.of(jdk, module).contains("lib/" + name)));
    }

    /** Something is missing whose name the output does not say. */
    static Sign of(String pattern, String wanted) {
        return new Sign(pattern, (found, jdk) -> Optional.of(wanted));
    }
}

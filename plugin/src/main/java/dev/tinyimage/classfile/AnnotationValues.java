package dev.tinyimage.classfile;

import java.util.Set;
import java.util.function.IntFunction;

/**
 * Finds the constants that are class values of annotations, as in {@code @ConditionalOnClass(DataSource.class)} (JVMS
 * 4.7.16.1). Nothing loads such a class unless somebody reads the annotation, and frameworks name classes there that may be
 * missing; so the value names the class as a string would. jdeps passes it over too.
 */
final class AnnotationValues {

    private final byte[] file;
    private final IntFunction<String> utf8;
    private final Set<Integer> found;
    private int at;

    private AnnotationValues(byte[] file, IntFunction<String> utf8, Set<Integer> found, int at) {
        this.file = file;
        this.utf8 = utf8;
        this.found = found;
        this.at = at;
    }

    /**
     * Walks a class file.
     *
     * @param constantsEnd where its access flags are
     * @param utf8 gives the text of a constant
     * @param found gets the indices of the constants
     */
    static void collect(byte[] file, int constantsEnd, IntFunction<String> utf8, Set<Integer> found) {
        new AnnotationValues(file, utf8, found, constantsEnd).readClass();
    }

    private void readClass() {
        at += 6; // access flags, class and super class
        int interfaces = u2();
        at += 2 * interfaces;
        readMembers();
        readMembers();
        readAttributes();
    }

    /** Fields or methods. */
    private void readMembers() {
        for (int left = u2(); left > 0; left--) {
            at += 6; // access flags, name and descriptor
            readAttributes();
        }
    }

    private void readAttributes() {
        for (int left = u2(); left > 0; left--) {
            String name = utf8.apply(u2());
            int length = u2() << 16 | u2();
            int end = at + length;
            switch (name) {
                case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> readAnnotations();
                case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" -> readParameters();
                case "AnnotationDefault" -> readValue();
                case "Record" -> readComponents();
                default -> {
                    // holds no class values, but for those on types, which are as good as never read
                }
            }
            at = end;
        }
    }

    private void readComponents() {
        for (int left = u2(); left > 0; left--) {
            at += 4; // name and descriptor
            readAttributes();
        }
    }

    private void readParameters() {
        for (int left = u1(); left > 0; left--) {
            readAnnotations();
        }
    }

    private void readAnnotations() {
        for (int left = u2(); left > 0; left--) {
            readAnnotation();
        }
    }

    private void readAnnotation() {
        at += 2; // its type
        for (int left = u2(); left > 0; left--) {
            at += 2; // the element's name
            readValue();
        }
    }

    private void readValue() {
        switch (u1()) {
            case 'c' -> found.add(u2());
            case 'e' -> at += 4; // type and name of an enum constant
            case '@' -> readAnnotation();
            case '[' -> {
                for (int left = u2(); left > 0; left--) {
                    readValue();
                }
            }
            default -> at += 2; // a constant
        }
    }

    private int u1() {
        return file[at++] & 0xff;
    }

    private int u2() {
        return u1() << 8 | u1();
    }
}

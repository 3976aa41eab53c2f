package dev.tinyimage.classfile;

import java.util.List;
import java.util.Set;

/**
 * Finds the constants that are class values of annotations, as in {@code @ConditionalOnClass(DataSource.class)} (JVMS
 * 4.7.16.1). Nothing loads such a class unless somebody reads the annotation, and frameworks name classes there that may be
 * missing; so the value names the class as a string would. jdeps passes it over too.
 */
final class AnnotationValues {

    /** Attributes that hold annotations or such attributes; those on types are as good as never read. */
    static final ByteNames ATTRIBUTES = ByteNames.of(List.of(
            "RuntimeVisibleAnnotations",
            "RuntimeInvisibleAnnotations",
            "RuntimeVisibleParameterAnnotations",
            "RuntimeInvisibleParameterAnnotations",
            "AnnotationDefault",
            "Record"));

    private final byte[] file;
    private final String[] attributes;
    private final Set<Integer> found;
    private int at;

    private AnnotationValues(byte[] file, String[] attributes, Set<Integer> found, int at) {
        this.file = file;
        this.attributes = attributes;
        this.found = found;
        this.at = at;
    }

    /**
     * Walks a class file.
     *
     * @param constantsEnd where its access flags are
     * @param attributes by the constant of its name, each of {@link #ATTRIBUTES}
     * @param found gets the indices of the constants
     */
    static void collect(byte[] file, int constantsEnd, String[] attributes, Set<Integer> found) {
        new AnnotationValues(file, attributes, found, constantsEnd).readClass();
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
            String name = attributes[u2()];
            int length = u2() << 16 | u2();
            int end = at + length;
            if (name != null) {
                readAttribute(name);
            }
            at = end;
        }
    }

    private void readAttribute(String name) {
        switch (name) {
            case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" -> readParameters();
            case "AnnotationDefault" -> readValue();
            case "Record" -> readComponents();
            default -> readAnnotations();
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
        at += 2;
        return (file[at - 2] & 0xff) << 8 | file[at - 1] & 0xff;
    }
}

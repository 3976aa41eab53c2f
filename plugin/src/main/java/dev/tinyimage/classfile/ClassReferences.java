package dev.tinyimage.classfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a class file refers to, read off its constant pool (JVMS 4.4), where everything is named that its byte code,
 * signatures and annotations mention. Byte code itself is not read, and no version is too new.
 *
 * @param name binary name with dots, such as {@code com.acme.Main$Inner}
 * @param release the Java feature release the file was compiled for: 17 for major version 61
 * @param classes binary names of those classes that were asked for
 * @param members methods and fields of those classes that were asked for, such as {@code java.util.Locale.GERMANY}
 * @param strings all string constants, and the names of classes that are values of annotations
 */
public record ClassReferences(String name, int release, Set<String> classes, Set<String> members, Set<String> strings) {

    /** Which of the many references are wanted; names come with slashes, as class files write them. */
    public interface Wanted {

        /** Whether a use of this class counts. */
        boolean isClass(String internalName);

        /** Whether uses of this class's methods and fields are to be told apart. */
        boolean isOwner(String internalName);
    }

    /** Wants string constants only. */
    public static final Wanted STRINGS_ONLY = new Wanted() {
        @Override
        public boolean isClass(String internalName) {
            return false;
        }

        @Override
        public boolean isOwner(String internalName) {
            return false;
        }
    };

    /**
     * Reads a class file.
     *
     * @throws IOException if the bytes are no class file or end early
     */
    public static ClassReferences read(byte[] file, Wanted wanted) throws IOException {
        try {
            return new Reader(file, wanted).read();
        } catch (ArrayIndexOutOfBoundsException | StringIndexOutOfBoundsException e) {
            throw new IOException("not a class file: it ends early", e);
        }
    }

    /** One pass over the constants to find where each begins, one over those that refer to others. */
    private static final class Reader {

        private static final int MAGIC = 0xCAFEBABE;
        private static final int POOL = 8;

        private final byte[] file;
        private final Wanted wanted;
        private final Set<String> classes = new TreeSet<>();
        private final Set<String> members = new TreeSet<>();
        private final Set<String> strings = new HashSet<>();
        private int[] offsets;

        /** Constants that strings show; one that looks like a descriptor is data all the same, as in code generators. */
        private boolean[] texts;

        /** Constants that are descriptors for sure: javac lets a string share them. */
        private boolean[] descriptors;

        Reader(byte[] file, Wanted wanted) {
            this.file = file;
            this.wanted = wanted;
        }

        ClassReferences read() throws IOException {
            if (file.length < POOL || (u2(0) << 16 | u2(2)) != MAGIC) {
                throw new IOException("not a class file: bad magic number");
            }
            offsets = new int[u2(POOL)];
            texts = new boolean[offsets.length];
            descriptors = new boolean[offsets.length];
            int end = findConstants();
            for (int i = 1; i < offsets.length; i++) {
                if (offsets[i] != 0) {
                    readReference(i);
                }
            }
            addAnnotationValues(end);
            for (int i = 1; i < offsets.length; i++) {
                if (offsets[i] != 0 && tag(i) == ConstantPool.UTF8 && (!texts[i] || descriptors[i])) {
                    readDescriptor(offsets[i] + 3, u2(offsets[i] + 1));
                }
            }
            String name = className(u2(end + 2)).replace('/', '.');
            return new ClassReferences(name, u2(6) - ClassFile.MAJOR_VERSION_BEFORE_JAVA_1, classes, members, strings);
        }

        /** Class values of annotations count as strings with the names of the classes. */
        private void addAnnotationValues(int constantsEnd) {
            Set<Integer> values = new TreeSet<>();
            AnnotationValues.collect(file, constantsEnd, this::utf8, values);
            for (int value : values) {
                texts[value] = true;
                String descriptor = utf8(value);
                if (descriptor.startsWith("L")) {
                    strings.add(elementType("[" + descriptor).replace('/', '.'));
                }
            }
        }

        private int findConstants() throws IOException {
            int at = POOL + 2;
            for (int i = 1; i < offsets.length; i++) {
                offsets[i] = at;
                int tag = file[at];
                at += switch (tag) {
                    case ConstantPool.UTF8 -> 3 + u2(at + 1);
                    case ConstantPool.CLASS,
                            ConstantPool.STRING,
                            ConstantPool.METHOD_TYPE,
                            ConstantPool.MODULE,
                            ConstantPool.PACKAGE -> 3;
                    case ConstantPool.METHOD_HANDLE -> 4;
                    case ConstantPool.LONG, ConstantPool.DOUBLE -> 9;
                    case ConstantPool.INTEGER,
                            ConstantPool.FLOAT,
                            ConstantPool.FIELD,
                            ConstantPool.METHOD,
                            ConstantPool.INTERFACE_METHOD,
                            ConstantPool.NAME_AND_TYPE,
                            ConstantPool.DYNAMIC,
                            ConstantPool.INVOKE_DYNAMIC -> 5;
                    default -> throw new IOException("not a class file: constant pool tag " + tag);
                };
                if (tag == ConstantPool.LONG || tag == ConstantPool.DOUBLE) {
                    i++; // takes two places (JVMS 4.4.5)
                }
            }
            return at;
        }

        private void readReference(int constant) {
            switch (tag(constant)) {
                case ConstantPool.STRING -> {
                    int text = u2(offsets[constant] + 1);
                    texts[text] = true;
                    strings.add(utf8(text));
                }
                case ConstantPool.CLASS -> addClass(className(constant));
                case ConstantPool.FIELD, ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD -> {
                    String owner = className(u2(offsets[constant] + 1));
                    if (wanted.isOwner(owner)) {
                        int nameAndType = u2(offsets[constant] + 3);
                        members.add(owner.replace('/', '.') + "." + utf8(u2(offsets[nameAndType] + 1)));
                    }
                }
                case ConstantPool.NAME_AND_TYPE -> descriptors[u2(offsets[constant] + 3)] = true;
                case ConstantPool.METHOD_TYPE -> descriptors[u2(offsets[constant] + 1)] = true;
                default -> {
                    // names nothing
                }
            }
        }

        /**
         * Takes each {@code Lname;} of a descriptor or signature (JVMS 4.3, 4.7.9.1). An L in the middle of a word does
         * no harm: what follows it is no class that is wanted.
         */
        private void readDescriptor(int from, int length) {
            int end = from + length;
            for (int at = from; at < end; at++) {
                if (file[at] == 'L') {
                    int stop = endOfName(at + 1, end);
                    if (stop < end) {
                        addClass(text(at + 1, stop - at - 1));
                        at = stop;
                    }
                }
            }
        }

        /** Where the name ends, or the end where it is none: one without a package is no class of the JDK. */
        private int endOfName(int from, int end) {
            boolean packaged = false;
            for (int at = from; at < end; at++) {
                byte character = file[at];
                if (character == ';' || character == '<') {
                    return packaged ? at : end;
                }
                if (character == '(' || character == '.' || character == ' ') {
                    return end;
                }
                packaged |= character == '/';
            }
            return end;
        }

        private void addClass(String name) {
            String element = name.startsWith("[") ? elementType(name) : name;
            if (wanted.isClass(element)) {
                classes.add(element.replace('/', '.'));
            }
        }

        private static String elementType(String array) {
            String element = array.substring(array.lastIndexOf('[') + 1);
            return element.startsWith("L") ? element.substring(1, element.length() - 1) : element;
        }

        private String className(int constant) {
            return utf8(u2(offsets[constant] + 1));
        }

        private String utf8(int constant) {
            return text(offsets[constant] + 3, u2(offsets[constant] + 1));
        }

        private String text(int from, int length) {
            return new String(file, from, length, StandardCharsets.UTF_8);
        }

        private int tag(int constant) {
            return file[offsets[constant]];
        }

        private int u2(int at) {
            return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
        }
    }
}

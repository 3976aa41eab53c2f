package dev.tinyimage.classfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a class file refers to, read off its constant pool (JVMS 4.4), where everything is named that its byte code,
 * signatures and annotations mention. Byte code itself is not read, and no version is too new.
 *
 * @param name binary name with dots, such as {@code com.acme.Main$Inner}
 * @param release the Java feature release the file was compiled for: 17 for major version 61
 * @param classes binary names of those classes that were asked for
 * @param members fields and methods of those classes that were asked for, such as {@code java.util.Locale.GERMANY} and
 *     {@code java.util.Locale.forLanguageTag(java.lang.String)}; parameters that are no classes are as in descriptors
 * @param strings all string constants, and the names of classes that are values of annotations
 */
public record ClassReferences(String name, int release, Set<String> classes, Set<String> members, Set<String> strings) {

    /**
     * Which of the many references are wanted.
     *
     * @param packages whose classes are asked for
     * @param beginnings of the binary names of further classes
     * @param isClass whether a class of such a name counts
     * @param owners classes whose methods and fields are to be told apart
     * @param strings string constants; more of them than are let through may be given
     */
    public record Wanted(
            ByteNames packages, ByteNames beginnings, Predicate<String> isClass, ByteNames owners, ByteFilter strings) {

        /** Only string constants, all of them. */
        public static final Wanted STRINGS =
                new Wanted(ByteNames.NONE, ByteNames.NONE, name -> false, ByteNames.NONE, ByteFilter.ALL);

        /** Only classes whose names begin so. */
        public static Wanted beginningWith(Collection<String> beginnings) {
            return new Wanted(ByteNames.NONE, ByteNames.of(beginnings), name -> true, ByteNames.NONE, ByteFilter.NONE);
        }
    }

    /** Whether there is nothing wanted, as in most class files. */
    public boolean isEmpty() {
        return classes.isEmpty() && members.isEmpty() && strings.isEmpty();
    }

    /**
     * Reads a class file.
     *
     * @throws IOException if the bytes are no class file or end early
     */
    public static ClassReferences read(byte[] file, Wanted wanted) throws IOException {
        return read(new ByteArrayInputStream(file), file.length, wanted);
    }

    /**
     * Reads a class file, no further than need be: in most nothing is wanted that lies behind the constants, and inflating
     * the byte code would take longer than all that is done here.
     *
     * @param size in bytes
     * @throws IOException if the bytes are no class file, end early, or cannot be read
     */
    public static ClassReferences read(InputStream in, int size, Wanted wanted) throws IOException {
        try {
            return new ReferencesReader(in, size, wanted).read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("not a class file: it ends early", e);
        }
    }

    /**
     * One pass over the constants to find where each begins, then one for each kind that refers to others. The passes only
     * note where something wanted is, and texts are made after them: short loops are compiled soon, and a build that
     * meets its jars for the first time has no others.
     */
    private static final class ReferencesReader {

        private static final int MAGIC = 0xCAFEBABE;
        private static final int POOL = 8;

        /** A string shows it; one that looks like a descriptor is data all the same, as in code generators. */
        private static final int TEXT = 1;

        /** It is a descriptor for sure: javac lets a string share it. */
        private static final int DESCRIPTOR = 2;

        /** It is the name of a class, looked up as such. */
        private static final int CLASS_NAME = 4;

        /** No constant has these numbers. */
        private static final int CLASS = 0;

        private static final int STRING = -1;

        /** Bytes to be read at a time: constants take half of most files. */
        private static final int STEP = 2048;

        /** The longest constant but for texts. */
        private static final int LONGEST = 9;

        private final InputStream in;

        /** Beyond what has been read there are zeros. */
        private final byte[] file;

        private int fileEnd;
        private final Wanted wanted;

        /** Where each constant begins; 0 for the second place of a long. */
        private int[] offsets;

        /** What each text serves for. */
        private byte[] uses;

        /** By the constant of its class, each owner that is wanted; none where no class is one. */
        private String[] owners = {};

        /** By the constant of its name, each attribute that may hold annotations; none where the file has none. */
        private String[] attributes = {};

        /** Where something wanted stands: the constant of a descriptor, {@link #CLASS} or {@link #STRING}, and both ends. */
        private int[] found = new int[3 * 8];

        private int foundEnd;

        /** Whether a descriptor was found, which may be the value of an annotation. */
        private boolean described;

        ReferencesReader(InputStream in, int size, Wanted wanted) {
            this.in = in;
            this.file = new byte[size];
            this.wanted = wanted;
        }

        /** Makes sure that all before a place has been read. */
        private void fill(int end) throws IOException {
            if (end > fileEnd && fileEnd < file.length) {
                int most = Math.min(Math.max(end, fileEnd + STEP), file.length);
                in.readNBytes(file, fileEnd, most - fileEnd);
                fileEnd = most;
            }
        }

        ClassReferences read() throws IOException {
            fill(POOL + 2);
            if (file.length < POOL || (u2(0) << 16 | u2(2)) != MAGIC) {
                throw new IOException("not a class file: bad magic number");
            }
            offsets = new int[u2(POOL)];
            uses = new byte[offsets.length];
            int end = findConstants();
            fill(end + 4);
            readReferences();
            readDescriptors();
            String name = utf8(u2(offsets[u2(end + 2)] + 1)).replace('/', '.');
            int release = u2(6) - ClassFile.MAJOR_VERSION_BEFORE_JAVA_1;
            if (foundEnd == 0 && owners.length == 0) {
                return new ClassReferences(name, release, Set.of(), Set.of(), Set.of());
            }
            Set<String> strings = strings();
            if (described && attributes.length > 0) {
                fill(file.length);
                strings.addAll(annotationValues(end));
            }
            return new ClassReferences(name, release, classes(), members(), strings);
        }

        private int findConstants() throws IOException {
            int at = POOL + 2;
            for (int i = 1; i < offsets.length; i++) {
                offsets[i] = at;
                fill(at + LONGEST);
                int tag = file[at];
                at += switch (tag) {
                    case ConstantPool.UTF8 -> 3 + readText(i, at + 3, u2(at + 1));
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

        /** Most files name no attribute with annotations, and need not be searched for any. */
        private int readText(int constant, int from, int length) throws IOException {
            fill(from + length);
            if (length > 0 && (file[from] == 'R' || file[from] == 'A')) {
                String attribute = AnnotationValues.ATTRIBUTES.find(file, from, from + length);
                if (attribute != null) {
                    attributes = attributes.length == 0 ? new String[offsets.length] : attributes;
                    attributes[constant] = attribute;
                }
            }
            return length;
        }

        private void readReferences() {
            for (int i = 1; i < offsets.length; i++) {
                int at = offsets[i] + 1;
                switch (tag(i)) {
                    case ConstantPool.STRING -> readString(u2(at));
                    case ConstantPool.CLASS -> readClass(i, u2(at));
                    case ConstantPool.NAME_AND_TYPE -> uses[u2(at + 2)] |= DESCRIPTOR;
                    case ConstantPool.METHOD_TYPE -> uses[u2(at)] |= DESCRIPTOR;
                    default -> {
                        // names nothing
                    }
                }
            }
        }

        private void readString(int text) {
            uses[text] |= TEXT;
            if (wanted.strings().lets(file, textStart(text), textEnd(text))) {
                note(STRING, textStart(text), textEnd(text));
            }
        }

        /** A class or, for an array, the class of its elements, if it is not a primitive type. */
        private void readClass(int constant, int name) {
            uses[name] |= CLASS_NAME;
            int from = textStart(name);
            int to = textEnd(name);
            if (file[from] == '[') {
                while (file[from] == '[') {
                    from++;
                }
                if (file[from++] != 'L') {
                    return;
                }
                to--; // before the semicolon
            }
            addName(CLASS, from, to);
            String owner = wanted.owners().find(file, from, to);
            if (owner != null) {
                owners = owners.length == 0 ? new String[offsets.length] : owners;
                owners[constant] = owner;
            }
        }

        /**
         * Finds class names in anything that may be a descriptor or signature; which constants are is known only after
         * reading all of the file. No ordinary text has a name with slashes between an L and a semicolon.
         */
        private void readDescriptors() {
            for (int i = 1; i < offsets.length; i++) {
                int use = uses[i];
                if (tag(i) == ConstantPool.UTF8 && (use == 0 || (use & DESCRIPTOR) != 0)) {
                    readDescriptor(i, textStart(i), textEnd(i));
                }
            }
        }

        private void readDescriptor(int constant, int from, int end) {
            for (int at = from; at < end; at++) {
                if (file[at] == 'L') {
                    int stop = endOfName(at + 1, end);
                    if (stop < end) {
                        addName(constant, at + 1, stop);
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

        private void addName(int constant, int from, int to) {
            if (isOfWantedPackage(from, to) || wanted.beginnings().begins(file, from, to)) {
                described |= constant != CLASS;
                note(constant, from, to);
            }
        }

        private void note(int constant, int from, int to) {
            found = foundEnd < found.length ? found : Arrays.copyOf(found, 2 * foundEnd);
            found[foundEnd++] = constant;
            found[foundEnd++] = from;
            found[foundEnd++] = to;
        }

        private boolean isOfWantedPackage(int from, int to) {
            int slash = to - 1;
            while (slash > from && file[slash] != '/') {
                slash--;
            }
            return slash > from && wanted.packages().find(file, from, slash) != null;
        }

        private Set<String> strings() {
            Set<String> strings = new HashSet<>();
            for (int i = 0; i < foundEnd; i += 3) {
                if (found[i] == STRING) {
                    strings.add(text(found[i + 1], found[i + 2]));
                }
            }
            return strings;
        }

        /** Class values of annotations count as strings with the names of the classes. */
        private Set<String> annotationValues(int constantsEnd) {
            Set<Integer> values = new TreeSet<>();
            AnnotationValues.collect(file, constantsEnd, attributes, values);
            Set<String> names = new TreeSet<>();
            for (int value : values) {
                uses[value] |= TEXT;
                String descriptor = utf8(value);
                if (descriptor.startsWith("L")) {
                    names.add(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
                }
            }
            return names;
        }

        private Set<String> classes() {
            Set<String> classes = new HashSet<>();
            for (int i = 0; i < foundEnd; i += 3) {
                if (found[i] != STRING && (uses[found[i]] & (TEXT | DESCRIPTOR)) != TEXT) {
                    String name = text(found[i + 1], found[i + 2]).replace('/', '.');
                    if (wanted.isClass().test(name)) {
                        classes.add(name);
                    }
                }
            }
            return classes;
        }

        private Set<String> members() {
            Set<String> members = new HashSet<>();
            for (int i = 1; i < owners.length; i++) {
                int tag = tag(i);
                if (tag == ConstantPool.FIELD || tag == ConstantPool.METHOD || tag == ConstantPool.INTERFACE_METHOD) {
                    addMember(offsets[i] + 1, members);
                }
            }
            return members;
        }

        private void addMember(int at, Set<String> members) {
            String owner = owners[u2(at)];
            if (owner != null) {
                int nameAndType = u2(at + 2);
                members.add(owner + "." + utf8(u2(offsets[nameAndType] + 1))
                        + parameters(utf8(u2(offsets[nameAndType] + 3))));
            }
        }

        /** Those of a method as source code has them, as far as they are classes; none for a field. */
        private static String parameters(String descriptor) {
            int end = descriptor.indexOf(')');
            if (end < 0) {
                return "";
            }
            String types = descriptor.substring(1, end).replace('/', '.');
            return types.startsWith("L") && types.endsWith(";")
                    ? "(" + types.substring(1, types.length() - 1).replace(";L", ",") + ")"
                    : "(" + types + ")";
        }

        private String utf8(int constant) {
            return text(textStart(constant), textEnd(constant));
        }

        private String text(int from, int to) {
            return new String(file, from, to - from, StandardCharsets.UTF_8);
        }

        private int textStart(int constant) {
            return offsets[constant] + 3;
        }

        private int textEnd(int constant) {
            return offsets[constant] + 3 + u2(offsets[constant] + 1);
        }

        private int tag(int constant) {
            return file[offsets[constant]];
        }

        private int u2(int at) {
            return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
        }
    }
}

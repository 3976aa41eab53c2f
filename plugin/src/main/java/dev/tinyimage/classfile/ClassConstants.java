package dev.tinyimage.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a class file names: classes that may be loaded because of it, in the order of its constants. Names have slashes, as
 * in the class file.
 *
 * @param name of the class
 * @param release for which it was compiled, such as 17
 * @param parents superclass and interfaces, without which it cannot be loaded
 * @param classes that its code can load by itself
 * @param described classes in types of members and in annotations, which reflection loads
 * @param strings constants of the code
 * @param constants numbers of those that are a class or a member of one, with the name of that class
 * @param callSites numbers of those that are call sites of lambdas and concatenations
 * @param lambdas call sites of lambdas, each as the JVM's list of classes for its archives has it
 */
public record ClassConstants(
        String name,
        int release,
        List<String> parents,
        Set<String> classes,
        Set<String> described,
        Set<String> strings,
        SortedMap<Integer, String> constants,
        List<Integer> callSites,
        List<String> lambdas) {

    private static final Pattern DESCRIBED = Pattern.compile("L([^;<>():.\\[ ]+)[;<]");
    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

    /** By the numbers of JVMS 4.4.8. */
    private static final List<String> KINDS = List.of(
            "",
            "REF_getField",
            "REF_getStatic",
            "REF_putField",
            "REF_putStatic",
            "REF_invokeVirtual",
            "REF_invokeStatic",
            "REF_invokeSpecial",
            "REF_newInvokeSpecial",
            "REF_invokeInterface");

    /**
     * Reads a class file.
     *
     * @throws IOException if it is none
     */
    public static ClassConstants read(byte[] file) throws IOException {
        return new ConstantsReader(file).read();
    }

    private static final class ConstantsReader {

        private final DataInputStream in;
        private byte[] tags;
        private int[] first;
        private int[] second;
        private String[] texts;

        ConstantsReader(byte[] file) {
            in = new DataInputStream(new ByteArrayInputStream(file));
        }

        ClassConstants read() throws IOException {
            in.skipNBytes(6); // magic number, minor version
            int release = in.readUnsignedShort() - ClassFile.MAJOR_VERSION_BEFORE_JAVA_1;
            readConstants();
            in.skipNBytes(2); // access flags
            String name = className(in.readUnsignedShort());
            List<String> parents = parents();
            skipMembers(); // fields
            skipMembers(); // methods
            return new ClassConstants(
                    name, release, parents, classes(), described(), strings(), constants(), callSites(), lambdas(name));
        }

        private void readConstants() throws IOException {
            int count = in.readUnsignedShort();
            tags = new byte[count];
            first = new int[count];
            second = new int[count];
            texts = new String[count];
            for (int i = 1; i < count; i++) {
                tags[i] = in.readByte();
                switch (tags[i]) {
                    case ConstantPool.UTF8 -> texts[i] = in.readUTF();
                    case ConstantPool.CLASS,
                            ConstantPool.STRING,
                            ConstantPool.METHOD_TYPE,
                            ConstantPool.MODULE,
                            ConstantPool.PACKAGE -> first[i] = in.readUnsignedShort();
                    case ConstantPool.METHOD_HANDLE -> {
                        first[i] = in.readUnsignedByte();
                        second[i] = in.readUnsignedShort();
                    }
                    case ConstantPool.LONG, ConstantPool.DOUBLE -> {
                        in.skipNBytes(8);
                        i++; // takes two places (JVMS 4.4.5)
                    }
                    case ConstantPool.INTEGER, ConstantPool.FLOAT -> first[i] = in.readInt();
                    default -> {
                        first[i] = in.readUnsignedShort();
                        second[i] = in.readUnsignedShort();
                    }
                }
            }
        }

        private List<String> parents() throws IOException {
            List<String> parents = new ArrayList<>();
            int superclass = in.readUnsignedShort();
            if (superclass != 0) { // java.lang.Object and module descriptors have none
                parents.add(className(superclass));
            }
            int interfaces = in.readUnsignedShort();
            for (int i = 0; i < interfaces; i++) {
                parents.add(className(in.readUnsignedShort()));
            }
            return parents;
        }

        private void skipMembers() throws IOException {
            int members = in.readUnsignedShort();
            for (int i = 0; i < members; i++) {
                in.skipNBytes(6); // access flags, name, descriptor
                int attributes = in.readUnsignedShort();
                for (int attribute = 0; attribute < attributes; attribute++) {
                    in.skipNBytes(2);
                    in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
                }
            }
        }

        /** Arrays count as the classes of their elements. */
        private Set<String> classes() {
            Set<String> classes = new LinkedHashSet<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] == ConstantPool.CLASS) {
                    String name = texts[first[i]];
                    if (!name.startsWith("[")) {
                        classes.add(name);
                    } else if (name.endsWith(";")) {
                        classes.add(name.substring(name.indexOf('L') + 1, name.length() - 1));
                    }
                }
            }
            return classes;
        }

        private Set<String> described() {
            Set<String> described = new LinkedHashSet<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] == ConstantPool.UTF8 && texts[i].indexOf(';') > 0) {
                    DESCRIBED
                            .matcher(texts[i])
                            .results()
                            .map(MatchResult::group)
                            .map(found -> found.substring(1, found.length() - 1))
                            .forEach(described::add);
                }
            }
            return described;
        }

        private Set<String> strings() {
            Set<String> strings = new LinkedHashSet<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] == ConstantPool.STRING) {
                    strings.add(texts[first[i]]);
                }
            }
            return strings;
        }

        private SortedMap<Integer, String> constants() {
            SortedMap<Integer, String> constants = new TreeMap<>();
            for (int i = 1; i < tags.length; i++) {
                switch (tags[i]) {
                    case ConstantPool.CLASS -> constants.put(i, texts[first[i]]);
                    case ConstantPool.FIELD, ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD ->
                        constants.put(i, className(first[i]));
                    default -> {
                        // of no class
                    }
                }
            }
            return constants;
        }

        private List<Integer> callSites() {
            return IntStream.range(1, tags.length)
                    .filter(i -> tags[i] == ConstantPool.INVOKE_DYNAMIC)
                    .boxed()
                    .toList();
        }

        /** The attribute that names the bootstrap methods of call sites: JVMS 4.7.23. */
        private List<String> lambdas(String caller) throws IOException {
            int attributes = in.readUnsignedShort();
            for (int i = 0; i < attributes; i++) {
                String attribute = texts[in.readUnsignedShort()];
                long length = Integer.toUnsignedLong(in.readInt());
                if (attribute.equals("BootstrapMethods")) {
                    return lambdas(caller, bootstrapMethods());
                }
                in.skipNBytes(length);
            }
            return List.of();
        }

        /** Each with its method handle first and its arguments after that. */
        private List<List<Integer>> bootstrapMethods() throws IOException {
            List<List<Integer>> methods = new ArrayList<>();
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                List<Integer> constants = new ArrayList<>(List.of(in.readUnsignedShort()));
                int arguments = in.readUnsignedShort();
                for (int argument = 0; argument < arguments; argument++) {
                    constants.add(in.readUnsignedShort());
                }
                methods.add(constants);
            }
            return methods;
        }

        private List<String> lambdas(String caller, List<List<Integer>> methods) {
            List<String> lambdas = new ArrayList<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] == ConstantPool.INVOKE_DYNAMIC) {
                    List<Integer> method = methods.get(first[i]);
                    int factory = second[method.get(0)];
                    if (className(first[factory]).equals(LAMBDAS)) {
                        lambdas.add("@lambda-proxy " + caller + " " + texts[first[second[i]]] + " "
                                + texts[second[second[i]]] + arguments(method.subList(1, method.size())));
                    }
                }
            }
            return lambdas;
        }

        private String arguments(List<Integer> constants) {
            StringBuilder text = new StringBuilder();
            for (int constant : constants) {
                if (tags[constant] == ConstantPool.METHOD_TYPE) {
                    text.append(' ').append(texts[first[constant]]);
                } else if (tags[constant] == ConstantPool.METHOD_HANDLE) {
                    int member = second[constant];
                    int nameAndType = second[member];
                    text.append(' ').append(KINDS.get(first[constant]));
                    text.append(' ').append(className(first[member]));
                    text.append(' ').append(texts[first[nameAndType]]);
                    text.append(' ').append(texts[second[nameAndType]]);
                }
            }
            return text.toString();
        }

        private String className(int constant) {
            return texts[first[constant]];
        }
    }
}

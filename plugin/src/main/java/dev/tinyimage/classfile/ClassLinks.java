package dev.tinyimage.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that a class is tied to by name, whatever module that is in; names are binary ones with dots.
 *
 * @param parents super class and interfaces, without which it cannot be loaded
 * @param used classes that its code or its inner classes name
 * @param described classes that only its signatures, and those of what it calls, name
 * @param strings its string constants
 * @param isNative whether it has methods in a native library
 */
public record ClassLinks(
        Set<String> parents, Set<String> used, Set<String> described, Set<String> strings, boolean isNative) {

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>:()\\[.]+/[^;<>:()\\[.]+)[;<]");
    private static final int ACC_NATIVE = 0x0100;

    /**
     * Reads a class file.
     *
     * @throws IOException if the bytes are no class file or end early
     */
    public static ClassLinks read(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        in.skipNBytes(ClassFile.HEADER);
        ConstantPool pool = ConstantPool.read(in);
        in.readUnsignedShort(); // access flags
        in.readUnsignedShort(); // its own name
        Set<String> parents = parents(in, pool);
        ClassFile.skipFields(in);
        boolean isNative = hasNativeMethod(in);
        Set<String> used = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        Set<String> strings = new HashSet<>();
        for (Object constant : pool.constants()) {
            if (constant instanceof Integer name) {
                used.add(elementType(pool.utf8(name)).replace('/', '.'));
            } else if (constant instanceof ConstantPool.Text text) {
                strings.add(pool.utf8(text.utf8()));
            } else if (constant instanceof String text && text.indexOf(';') > 0) {
                Matcher names = IN_DESCRIPTOR.matcher(text);
                while (names.find()) {
                    described.add(names.group(1).replace('/', '.'));
                }
            }
        }
        return new ClassLinks(parents, used, described, strings, isNative);
    }

    private static Set<String> parents(DataInputStream in, ConstantPool pool) throws IOException {
        Set<String> parents = new TreeSet<>();
        int superClass = in.readUnsignedShort();
        if (superClass != 0) { // only Object has none
            parents.add(pool.className(superClass).replace('/', '.'));
        }
        int interfaces = in.readUnsignedShort();
        for (int i = 0; i < interfaces; i++) {
            parents.add(pool.className(in.readUnsignedShort()).replace('/', '.'));
        }
        return parents;
    }

    private static boolean hasNativeMethod(DataInputStream in) throws IOException {
        boolean found = false;
        int methods = in.readUnsignedShort();
        for (int i = 0; i < methods; i++) {
            found |= (in.readUnsignedShort() & ACC_NATIVE) != 0;
            in.skipNBytes(4); // name, descriptor
            ClassFile.skipAttributes(in);
        }
        return found;
    }

    /** The name in {@code [Ljava/awt/Point;}, as code names an array's class (JVMS 4.4.1). */
    private static String elementType(String name) {
        return name.startsWith("[") ? name.replaceFirst("^\\[+L?", "").replace(";", "") : name;
    }
}

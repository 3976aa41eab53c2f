package dev.tinyimage.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

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

    /**
     * Reads a class file.
     *
     * @throws IOException if the bytes are no class file or end early
     */
    public static ClassLinks read(byte[] file) throws IOException {
        NativeMethods methods = new NativeMethods();
        ClassReader reader = AsmReader.read(file, methods);
        Set<String> used = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        Set<String> strings = new HashSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            switch (at == 0 ? 0 : reader.readByte(at - 1)) { // long and double take two places (JVMS 4.4.5)
                case ConstantPool.CLASS ->
                    used.add(elementType(reader.readUTF8(at, buffer)).replace('/', '.'));
                case ConstantPool.STRING -> strings.add(reader.readUTF8(at, buffer));
                case ConstantPool.UTF8 -> addDescribed(text(file, at), described);
                default -> {} // names no class
            }
        }
        return new ClassLinks(parents(reader), used, described, strings, methods.found);
    }

    private static String text(byte[] file, int at) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(file, at, file.length - at)).readUTF();
    }

    private static void addDescribed(String text, Set<String> described) {
        if (text.indexOf(';') > 0) {
            Matcher names = IN_DESCRIPTOR.matcher(text);
            while (names.find()) {
                described.add(names.group(1).replace('/', '.'));
            }
        }
    }

    private static Set<String> parents(ClassReader reader) {
        Set<String> parents = new TreeSet<>();
        if (reader.getSuperName() != null) { // only Object has none
            parents.add(reader.getSuperName().replace('/', '.'));
        }
        Stream.of(reader.getInterfaces()).map(name -> name.replace('/', '.')).forEach(parents::add);
        return parents;
    }

    /** Whether a class has some. */
    private static final class NativeMethods extends ClassVisitor {

        private boolean found;

        NativeMethods() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            found |= (access & Opcodes.ACC_NATIVE) != 0;
            return null;
        }
    }

    /** The name in {@code [Ljava/awt/Point;}, as code names an array's class (JVMS 4.4.1). */
    private static String elementType(String name) {
        return name.startsWith("[") ? name.replaceFirst("^\\[+L?", "").replace(";", "") : name;
    }
}

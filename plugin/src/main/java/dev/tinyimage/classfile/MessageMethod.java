package dev.tinyimage.classfile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a class of exceptions a method that says more: {@code getMessage}, which is what its super class says with
 * {@code replaceFirst} for each of some regular expressions. No other byte of the class changes, but for two counts, for these
 * bytes are in a layer; ASM would write the class anew.
 * Nothing is called before somebody reads a message, so it does not matter how often such exceptions are thrown.
 */
public final class MessageMethod {

    /** Bytes before the constant pool: magic number and version. */
    private static final int HEADER = 8;

    private static final String NAME = "getMessage";
    private static final String STRING = "java/lang/String";
    private static final int ACC_PUBLIC = 0x0001;
    private static final int APPEND_ONE_LOCAL = 252; // JVMS 4.7.4
    private static final int OBJECT = 7; // JVMS 4.7.4

    private static final int ALOAD_0 = 0x2a;
    private static final int ALOAD_1 = 0x2b;
    private static final int ASTORE_1 = 0x4c;
    private static final int LDC_W = 0x13;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int IFNULL = 0xc6;
    private static final int ARETURN = 0xb0;

    private MessageMethod() {}

    /**
     * Adds it.
     *
     * @param file a class file
     * @param replacements by their regular expressions, in the order in which they are tried
     * @return the new class file; empty where the class has a method of that name already
     * @throws IOException if the bytes are no class file
     */
    public static Optional<byte[]> add(byte[] file, Map<String, String> replacements) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        in.skipNBytes(HEADER);
        ConstantPool pool = ConstantPool.read(in);
        int afterPool = file.length - in.available();
        in.skipNBytes(4); // access flags, its own name
        int superClass = in.readUnsignedShort();
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        skipFields(in);
        int methodCount = file.length - in.available();
        int methods = in.readUnsignedShort();
        for (int i = 0; i < methods; i++) {
            in.readUnsignedShort(); // access flags
            if (pool.utf8(in.readUnsignedShort()).equals(NAME)) {
                return Optional.empty();
            }
            in.readUnsignedShort(); // descriptor
            skipAttributes(in);
        }
        int afterMethods = file.length - in.available();

        MoreConstants constants = new MoreConstants(pool.texts().length);
        byte[] method = method(superClass, replacements, constants);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(file, 0, HEADER);
        out.writeShort(constants.count());
        out.write(file, HEADER + 2, afterPool - HEADER - 2);
        out.write(constants.bytes());
        out.write(file, afterPool, methodCount - afterPool);
        out.writeShort(methods + 1);
        out.write(file, methodCount + 2, afterMethods - methodCount - 2);
        out.write(method);
        out.write(file, afterMethods, file.length - afterMethods);
        return Optional.of(bytes.toByteArray());
    }

    private static byte[] method(int superClass, Map<String, String> replacements, MoreConstants constants)
            throws IOException {
        byte[] code = code(superClass, replacements, constants);
        byte[] frames = frames(code.length - 2, constants);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(ACC_PUBLIC);
        out.writeShort(constants.utf8(NAME));
        out.writeShort(constants.utf8("()L" + STRING + ";"));
        out.writeShort(1); // attributes
        out.writeShort(constants.utf8("Code"));
        out.writeInt(12 + code.length + frames.length);
        out.writeShort(3); // stack: a text and the two arguments of replaceFirst
        out.writeShort(2); // variables: this and a text
        out.writeInt(code.length);
        out.write(code);
        out.writeShort(0); // exceptions
        out.writeShort(1); // attributes
        out.write(frames);
        return bytes.toByteArray();
    }

    /** {@code String text = super.getMessage(); if (text != null) text = text.replaceFirst(...); return text;} */
    private static byte[] code(int superClass, Map<String, String> replacements, MoreConstants constants)
            throws IOException {
        int replaceFirst = constants.method(
                constants.classNamed(STRING), "replaceFirst", "(L" + STRING + ";L" + STRING + ";)L" + STRING + ";");
        ByteArrayOutputStream replacing = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(replacing);
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            out.writeByte(ALOAD_1);
            out.writeByte(LDC_W);
            out.writeShort(constants.string(replacement.getKey()));
            out.writeByte(LDC_W);
            out.writeShort(constants.string(replacement.getValue()));
            out.writeByte(INVOKEVIRTUAL);
            out.writeShort(replaceFirst);
            out.writeByte(ASTORE_1);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        out = new DataOutputStream(all);
        out.writeByte(ALOAD_0);
        out.writeByte(INVOKESPECIAL);
        out.writeShort(constants.method(superClass, NAME, "()L" + STRING + ";"));
        out.writeByte(ASTORE_1);
        out.writeByte(ALOAD_1);
        out.writeByte(IFNULL);
        out.writeShort(3 + replacing.size()); // from this instruction, which has three bytes
        out.write(replacing.toByteArray());
        out.writeByte(ALOAD_1);
        out.writeByte(ARETURN);
        return all.toByteArray();
    }

    /** What verification has to know where the branches meet. */
    private static byte[] frames(int end, MoreConstants constants) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(constants.utf8("StackMapTable"));
        out.writeInt(8);
        out.writeShort(1); // frames
        out.writeByte(APPEND_ONE_LOCAL);
        out.writeShort(end);
        out.writeByte(OBJECT);
        out.writeShort(constants.classNamed(STRING));
        return bytes.toByteArray();
    }

    private static void skipFields(DataInputStream in) throws IOException {
        int fields = in.readUnsignedShort();
        for (int i = 0; i < fields; i++) {
            in.skipNBytes(6); // access flags, name, descriptor
            skipAttributes(in);
        }
    }

    private static void skipAttributes(DataInputStream in) throws IOException {
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            in.readUnsignedShort(); // name
            in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        }
    }
}

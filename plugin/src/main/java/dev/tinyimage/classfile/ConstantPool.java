package dev.tinyimage.classfile;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * The constant pool (JVMS 4.4), as far as class names, method names and strings need it.
 *
 * @param constants texts as {@code String}, classes as the {@code Integer} of their name's place; null for all others
 */
record ConstantPool(Object[] constants) {

    static final int UTF8 = 1;
    static final int INTEGER = 3;
    static final int FLOAT = 4;
    static final int LONG = 5;
    static final int DOUBLE = 6;
    static final int CLASS = 7;
    static final int STRING = 8;
    static final int FIELD = 9;
    static final int METHOD = 10;
    static final int INTERFACE_METHOD = 11;
    static final int NAME_AND_TYPE = 12;
    static final int METHOD_HANDLE = 15;
    static final int METHOD_TYPE = 16;
    static final int DYNAMIC = 17;
    static final int INVOKE_DYNAMIC = 18;
    static final int MODULE = 19;
    static final int PACKAGE = 20;

    /** A string constant, by the place of its text. */
    record Text(int utf8) {}

    static ConstantPool read(DataInputStream in) throws IOException {
        Object[] constants = new Object[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> constants[i] = in.readUTF();
                case CLASS -> constants[i] = in.readUnsignedShort();
                case STRING -> constants[i] = new Text(in.readUnsignedShort());
                case METHOD_TYPE, MODULE, PACKAGE -> in.skipNBytes(2);
                case METHOD_HANDLE -> in.skipNBytes(3);
                case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC ->
                    in.skipNBytes(4);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    i++; // takes two places (JVMS 4.4.5)
                }
                default -> throw new IOException("not a class file: constant pool tag " + tag);
            }
        }
        return new ConstantPool(constants);
    }

    String utf8(int index) throws IOException {
        if (index < constants.length && constants[index] instanceof String text) {
            return text;
        }
        throw new IOException("not a class file: constant " + index + " is no text");
    }

    String className(int index) throws IOException {
        if (index < constants.length && constants[index] instanceof Integer name) {
            return utf8(name);
        }
        throw new IOException("not a class file: constant " + index + " is no class");
    }
}

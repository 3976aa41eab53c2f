package dev.tinyimage.classfile;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * The constant pool (JVMS 4.4), as far as names of methods need it.
 *
 * @param texts by their places; null for other constants
 */
record ConstantPool(String[] texts) {

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

    static ConstantPool read(DataInputStream in) throws IOException {
        String[] texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = in.readUTF();
                case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> in.skipNBytes(2);
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
        return new ConstantPool(texts);
    }

    String utf8(int index) throws IOException {
        if (index < texts.length && texts[index] != null) {
            return texts[index];
        }
        throw new IOException("not a class file: constant " + index + " is no text");
    }
}

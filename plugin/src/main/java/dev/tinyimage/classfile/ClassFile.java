package dev.tinyimage.classfile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The few facts of a class file that packaging needs.
 *
 * @param name binary name with dots, such as {@code com.acme.Main$Inner}
 * @param release the Java feature release the file was compiled for: 17 for major version 61
 * @param main whether the {@code java} launcher can start it
 */
public record ClassFile(String name, int release, Main main) {

    /** How a class can be started (JEP 512 describes the second form). */
    public enum Main {
        NONE,
        /** The form of all releases: {@code public static void main(String[])}. */
        PUBLIC_STATIC,
        /** A non-private {@code main}, with or without argument, static or not, from Java 25 on. */
        INSTANCE
    }

    private static final int MAGIC = 0xCAFEBABE;
    static final int MAJOR_VERSION_BEFORE_JAVA_1 = 44;

    /** Bytes before the constant pool: magic number and version. */
    static final int HEADER = 8;

    private static final int FIRST_RELEASE_WITH_INSTANCE_MAIN = 25;
    private static final int ACC_PUBLIC = 0x0001;
    private static final int ACC_PRIVATE = 0x0002;
    private static final int ACC_STATIC = 0x0008;

    /**
     * Reads one class file up to its methods.
     *
     * @throws IOException if the stream ends early or does not hold a class file
     */
    public static ClassFile read(InputStream stream) throws IOException {
        try {
            return read(new DataInputStream(new BufferedInputStream(stream)));
        } catch (EOFException e) {
            throw new IOException("not a class file: it ends early", e);
        }
    }

    private static ClassFile read(DataInputStream in) throws IOException {
        int release = readRelease(in);
        ConstantPool constants = ConstantPool.read(in);
        in.readUnsignedShort(); // access flags
        String name = constants.className(in.readUnsignedShort()).replace('/', '.');
        in.readUnsignedShort(); // super class
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        skipFields(in);
        return new ClassFile(name, release, findMain(in, constants, release));
    }

    private static int readRelease(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file: bad magic number");
        }
        in.readUnsignedShort(); // minor version
        return in.readUnsignedShort() - MAJOR_VERSION_BEFORE_JAVA_1;
    }

    private static Main findMain(DataInputStream in, ConstantPool constants, int release) throws IOException {
        Main found = Main.NONE;
        int methods = in.readUnsignedShort();
        for (int i = 0; i < methods; i++) {
            int access = in.readUnsignedShort();
            String name = constants.utf8(in.readUnsignedShort());
            String descriptor = constants.utf8(in.readUnsignedShort());
            skipAttributes(in);
            Main main = name.equals("main") ? mainKind(access, descriptor, release) : Main.NONE;
            if (main == Main.PUBLIC_STATIC) {
                return main;
            }
            found = main == Main.NONE ? found : main;
        }
        return found;
    }

    private static Main mainKind(int access, String descriptor, int release) {
        boolean withArguments = descriptor.equals("([Ljava/lang/String;)V");
        int publicStatic = ACC_PUBLIC | ACC_STATIC;
        if (withArguments && (access & publicStatic) == publicStatic) {
            return Main.PUBLIC_STATIC;
        }
        boolean launchable = withArguments || descriptor.equals("()V");
        return release >= FIRST_RELEASE_WITH_INSTANCE_MAIN && launchable && (access & ACC_PRIVATE) == 0
                ? Main.INSTANCE
                : Main.NONE;
    }

    static void skipFields(DataInputStream in) throws IOException {
        int fields = in.readUnsignedShort();
        for (int i = 0; i < fields; i++) {
            in.skipNBytes(6); // access flags, name, descriptor
            skipAttributes(in);
        }
    }

    static void skipAttributes(DataInputStream in) throws IOException {
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            in.readUnsignedShort(); // name
            in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        }
    }
}

package dev.tinyimage.classfile;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Class files as ASM reads them, whatever release they are of. */
final class AsmReader {

    private static final int MAGIC = 0xCAFEBABE;

    /** Where the major version is: JVMS 4.1. */
    static final int MAJOR_VERSION = 6;

    private AsmReader() {}

    /**
     * Tells a visitor all but byte code.
     *
     * @return what else can be asked
     * @throws IOException if the bytes are no class file or end early
     */
    static ClassReader read(byte[] file, ClassVisitor visitor) throws IOException {
        try {
            if (ByteBuffer.wrap(file).getInt() != MAGIC) {
                throw new IOException("not a class file: bad magic number");
            }
            ClassReader reader = new ClassReader(readable(file));
            reader.accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return reader;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("not a class file: it ends early", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a class file: it is malformed", e);
        }
    }

    /** ASM refuses files newer than itself, although what is asked here has always been the same. */
    private static byte[] readable(byte[] file) {
        ByteBuffer copy = ByteBuffer.wrap(file.clone());
        int newest = Opcodes.V27 & 0xffff;
        copy.putShort(MAJOR_VERSION, (short) Math.min(copy.getShort(MAJOR_VERSION), newest));
        return copy.array();
    }
}

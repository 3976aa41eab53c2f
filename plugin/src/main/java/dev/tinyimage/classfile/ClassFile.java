package dev.tinyimage.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

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

    static final int MAJOR_VERSION_BEFORE_JAVA_1 = 44;

    private static final int FIRST_RELEASE_WITH_INSTANCE_MAIN = 25;

    /**
     * Reads one class file.
     *
     * @throws IOException if the stream ends early or does not hold a class file
     */
    public static ClassFile read(InputStream stream) throws IOException {
        byte[] bytes = stream.readAllBytes();
        MainMethods methods = new MainMethods();
        ClassReader file = AsmReader.read(bytes, methods);
        int release = ByteBuffer.wrap(bytes).getShort(AsmReader.MAJOR_VERSION) - MAJOR_VERSION_BEFORE_JAVA_1;
        return new ClassFile(file.getClassName().replace('/', '.'), release, methods.main(release));
    }

    /** What methods called main a class has. */
    private static final class MainMethods extends ClassVisitor {

        private boolean publicStatic;
        private boolean instance;

        MainMethods() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean withArguments = descriptor.equals("([Ljava/lang/String;)V");
            if (name.equals("main") && (withArguments || descriptor.equals("()V"))) {
                int both = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
                publicStatic |= withArguments && (access & both) == both;
                instance |= (access & Opcodes.ACC_PRIVATE) == 0;
            }
            return null;
        }

        Main main(int release) {
            if (publicStatic) {
                return Main.PUBLIC_STATIC;
            }
            return instance && release >= FIRST_RELEASE_WITH_INSTANCE_MAIN ? Main.INSTANCE : Main.NONE;
        }
    }
}

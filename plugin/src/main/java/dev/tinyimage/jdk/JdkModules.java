package dev.tinyimage.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The modules of a JDK, read from its run-time image.
 *
 * @param modules by name
 */
public record JdkModules(Map<String, JdkModule> modules) {

    private static final int MAJOR_VERSION_OFFSET = 6;
    private static final short JAVA_9 = 53;

    /**
     * A module of the JDK.
     *
     * @param descriptor what it requires, uses and provides
     * @param size its classes and resources in bytes, not compressed; native libraries are not counted
     */
    public record JdkModule(ModuleDescriptor descriptor, long size) {

        /** The modules that are linked with it: all it requires but those it can do without. */
        public Stream<String> required() {
            return descriptor.requires().stream()
                    .filter(requires -> !requires.modifiers().contains(Modifier.STATIC))
                    .map(ModuleDescriptor.Requires::name)
                    .sorted();
        }
    }

    public JdkModules {
        modules = Map.copyOf(modules);
    }

    /** Reads them through the JDK's own file system provider, which any other JDK can load (JEP 220). */
    public static JdkModules of(Jdk jdk) {
        Map<String, String> home = Map.of("java.home", jdk.home().toString());
        try (FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), home);
                Stream<Path> folders = Files.list(image.getPath("/modules"))) {
            Map<String, JdkModule> modules = new TreeMap<>();
            for (Path folder : folders.toList()) {
                modules.put(folder.getFileName().toString(), new JdkModule(descriptor(folder), size(folder)));
            }
            return new JdkModules(modules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A JDK refuses descriptors of a newer one by their version alone, although their form is that of Java 9 still
     * (JVMS 4.7.25), so that version is what it gets to see.
     */
    private static ModuleDescriptor descriptor(Path folder) throws IOException {
        byte[] descriptor = Files.readAllBytes(folder.resolve("module-info.class"));
        ByteBuffer.wrap(descriptor).putShort(MAJOR_VERSION_OFFSET, JAVA_9);
        return ModuleDescriptor.read(ByteBuffer.wrap(descriptor));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}

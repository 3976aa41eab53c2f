package dev.tinyimage.cds;

import dev.tinyimage.classfile.ClassConstants;
import dev.tinyimage.jdk.RuntimeImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The classes of a linked runtime. */
final class RuntimeClasses implements AutoCloseable {

    private static final String SUFFIX = ".class";

    private final RuntimeImage image;
    private final Map<String, String> modules = new HashMap<>();

    RuntimeClasses(Path home) {
        image = RuntimeImage.of(home);
        for (String module : image.modules()) {
            for (String file : image.files(module)) {
                if (file.endsWith(SUFFIX)) {
                    modules.put(file.substring(0, file.length() - SUFFIX.length()), module);
                }
            }
        }
    }

    boolean has(String name) {
        return modules.containsKey(name);
    }

    /** What a class names; nothing where it is not of the runtime. */
    Optional<ClassConstants> find(String name) {
        String module = modules.get(name);
        if (module == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClassConstants.read(image.read(module, name + SUFFIX)));
        } catch (IOException e) {
            throw new IllegalStateException(name + " of the runtime is no class file", e);
        }
    }

    @Override
    public void close() {
        image.close();
    }
}

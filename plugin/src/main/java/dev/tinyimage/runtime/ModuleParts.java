package dev.tinyimage.runtime;

import dev.tinyimage.image.Part;
import dev.tinyimage.image.PartSizes;
import dev.tinyimage.jdk.RuntimeImage;
import java.util.List;

/** What is in {@code lib/modules} of a runtime: modules and their packages. */
public final class ModuleParts {

    private ModuleParts() {}

    public static List<Part> of(JavaRuntime runtime) {
        try (PartSizes sizes = new PartSizes();
                RuntimeImage image = RuntimeImage.of(runtime.root())) {
            for (String module : image.modules()) {
                for (String file : image.files(module)) {
                    int slash = file.lastIndexOf('/');
                    String folder = slash < 0 ? "" : file.substring(0, slash).replace('/', '.');
                    sizes.add(module, folder, image.read(module, file));
                }
            }
            return sizes.parts();
        }
    }
}

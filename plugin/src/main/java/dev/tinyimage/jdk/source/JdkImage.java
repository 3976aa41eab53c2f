package dev.tinyimage.jdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.Layer;
import dev.tinyimage.rootfs.LayeredRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A JDK in an image, such as {@code eclipse-temurin:25-jdk}; its files are read, and nothing of it runs. */
public final class JdkImage {

    private static final String JAVA_HOME = "JAVA_HOME=";

    private JdkImage() {}

    /**
     * Writes the JDK of an image into a folder, which then is its home. It has no links, but the files that they lead to,
     * be that in the JDK or elsewhere: Debian's has its configuration in {@code /etc}.
     *
     * @param name of the image, for messages
     * @param config of the image, whose {@code JAVA_HOME} names the JDK
     * @param layers lowest first
     * @param folder what is in it goes
     * @throws dev.tinyimage.console.UserError if it has no JDK, several, or layers that cannot be read
     */
    public static void unpack(String name, ObjectNode config, List<Layer> layers, Path folder) throws IOException {
        LayeredRoot root = read(name, layers);
        String home = new JdkHomes(root, "the image " + name).ofImage(javaHome(config));
        root.unpack(home, folder);
    }

    private static LayeredRoot read(String name, List<Layer> layers) {
        try {
            return LayeredRoot.of(layers);
        } catch (IOException e) {
            throw Messages.unreadable(name, e);
        }
    }

    private static Optional<String> javaHome(ObjectNode config) {
        for (JsonNode variable : config.path("config").path("Env")) {
            if (variable.asText().startsWith(JAVA_HOME)) {
                return Optional.of(variable.asText().substring(JAVA_HOME.length()));
            }
        }
        return Optional.empty();
    }
}

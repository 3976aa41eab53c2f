package dev.tinyimage.check;

import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The jars in an image. */
final class ImageJars {

    private ImageJars() {}

    /** The path in the image of a jar that holds a file of this name, in whatever folder. */
    static Optional<String> find(Image image, String fileName) throws IOException {
        for (Layer layer : image.layers()) {
            Optional<String> jar = find(layer, fileName);
            if (jar.isPresent()) {
                return jar;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> find(Layer layer, String fileName) throws IOException {
        try (InputStream in = LayerFormat.unpack(layer.tar());
                TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(".jar") && holds(new ZipInputStream(tar), fileName)) {
                    return Optional.of("/" + entry.getName());
                }
            }
            return Optional.empty();
        }
    }

    private static boolean holds(ZipInputStream jar, String fileName) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (("/" + entry.getName()).endsWith("/" + fileName)) {
                return true;
            }
        }
        return false;
    }
}

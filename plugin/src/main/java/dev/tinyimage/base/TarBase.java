package dev.tinyimage.base;

import dev.tinyimage.files.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image in a tar file: an archive of {@code docker save} or an OCI layout; ours are both. */
final class TarBase {

    private TarBase() {}

    /**
     * Unpacks an archive.
     *
     * @param work folder that it is unpacked to; what is there goes
     */
    static ImageFolder unpack(Path archive, Path work) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw Messages.noSuchBase(archive, "file");
        }
        Path folder = work.resolve("unpacked");
        Folders.delete(folder);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = inside(folder, entry.getName());
                if (entry.isFile()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return new ImageFolder(archive.toString(), folder, work);
    }

    /** An archive must not write outside its own folder. */
    private static Path inside(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("the archive names a file outside itself: " + name);
        }
        return file;
    }
}

package dev.tinyimage.run;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.rootfs.LayeredRoot;
import dev.tinyimage.rootfs.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The root file system of an image as a folder, with what container engines add to it. */
final class RootFolder {

    /** What engines mount over; without these folders nothing can be mounted on a read-only root. */
    private static final List<String> MOUNT_POINTS = List.of("/proc", "/dev", "/sys", "/tmp");

    /** What engines take from the machine, for the application shares its network. */
    private static final List<String> NETWORK = List.of("/etc/hosts", "/etc/resolv.conf");

    private RootFolder() {}

    /** Unpacks the image's layers one over the other; what was in the folder goes. */
    static Path unpack(Image image, Path folder) throws IOException {
        LayeredRoot root = LayeredRoot.of(image.layers());
        List<Entry> added = new ArrayList<>();
        for (String path : MOUNT_POINTS) {
            if (root.folder(path).isEmpty()) {
                added.add(new Entry.Directory(path, 0755, 0));
            }
        }
        for (String path : NETWORK) {
            if (Files.isReadable(Path.of(path))) {
                added.add(new Entry.File(path, 0644, Content.of(Path.of(path))));
            }
        }
        root.plus(Level.of(added)).unpack(folder);
        return folder.toAbsolutePath().normalize();
    }
}

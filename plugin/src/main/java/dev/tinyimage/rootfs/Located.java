package dev.tinyimage.rootfs;

import dev.tinyimage.image.Entry;
import java.util.List;

/**
 * A file or folder.
 *
 * @param path its real, absolute path: no part of it is a link; empty for the root
 * @param links the symbolic links passed on the way to it, at their own real paths
 */
public record Located(String path, List<Entry.Link> links) {

    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }
}

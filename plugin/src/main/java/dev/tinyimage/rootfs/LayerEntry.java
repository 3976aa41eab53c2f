package dev.tinyimage.rootfs;

import dev.tinyimage.image.Entry;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * An entry of a layer, without its content.
 *
 * @param path absolute, as it is written in the layer; whiteouts keep their names (OCI image specification, layer.md,
 *     "Whiteouts"); empty for the root
 * @param target of a link; empty for others
 * @param mode permissions, such as 0644
 * @param modified the epoch for files that get their time in the image
 */
public record LayerEntry(String path, FileType type, String target, int mode, Instant modified) {

    static LayerEntry of(TarArchiveEntry entry) {
        FileType type = FileType.FILE;
        String target = "";
        if (entry.isSymbolicLink()) {
            type = FileType.SYMBOLIC_LINK;
            target = entry.getLinkName();
        } else if (entry.isLink()) {
            type = FileType.HARD_LINK;
            target = absolute(entry.getLinkName());
        } else if (entry.isDirectory()) {
            type = FileType.FOLDER;
        }
        return new LayerEntry(
                absolute(entry.getName()),
                type,
                target,
                entry.getMode(),
                entry.getLastModifiedDate().toInstant());
    }

    /** What a layer with this entry has. */
    public static LayerEntry of(Entry entry) {
        if (entry instanceof Entry.Link link) {
            return new LayerEntry(link.path(), FileType.SYMBOLIC_LINK, link.target(), 0777, Instant.EPOCH);
        }
        if (entry instanceof Entry.File file) {
            return new LayerEntry(file.path(), FileType.FILE, "", file.mode(), Instant.EPOCH);
        }
        int mode = entry instanceof Entry.Directory folder ? folder.mode() : 0755;
        return new LayerEntry(entry.path(), FileType.FOLDER, "", mode, Instant.EPOCH);
    }

    /** One that no layer has, but that files lie in. */
    static LayerEntry folder(String path) {
        return new LayerEntry(path, FileType.FOLDER, "", 0755, Instant.EPOCH);
    }

    /** Names in tar files are relative, and may or may not begin with "./" and end with "/". */
    private static String absolute(String name) {
        String path = name.replaceFirst("^(\\./|/)+|^\\.$", "").replaceFirst("/+$", "");
        return path.isEmpty() ? "" : "/" + path;
    }

    Node node() {
        return new Node(type, target);
    }
}

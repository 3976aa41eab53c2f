package dev.tinyimage.layout;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files that go into the image besides the application.
 *
 * @param directories a later one's files replace those of an earlier one
 * @param permissions the first that fits a file wins; the others keep the modes of {@link FolderEntries}
 */
public record ExtraFiles(List<ExtraFolder> directories, List<PathMode> permissions) {

    /** Directories that bases have with another mode than ours, or as links. */
    private static final List<String> LEFT_ALONE =
            List.of("", "/tmp", "/var/tmp", "/var/run", "/root", "/bin", "/sbin", "/lib", "/lib64");

    /**
     * A folder.
     *
     * @param from on this machine
     * @param into absolute path in the image
     */
    public record ExtraFolder(Path from, String into) {}

    /**
     * The mode of files.
     *
     * @param path of a file in the image, or a pattern for several
     * @param mode as in chmod(1)
     */
    public record PathMode(String path, int mode) {

        boolean fits(String file) {
            return FileSystems.getDefault().getPathMatcher("glob:" + path).matches(Path.of(file));
        }
    }

    /** Sorted by path, so that folders come before what is in them. */
    public List<Entry> entries() throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        for (ExtraFolder directory : directories) {
            for (Entry entry :
                    FolderEntries.of(directory.from(), directory.into().replaceFirst("/+$", ""))) {
                entries.put(entry.path(), withMode(entry));
            }
        }
        LEFT_ALONE.forEach(entries::remove);
        return List.copyOf(entries.values());
    }

    private Entry withMode(Entry entry) {
        if (!(entry instanceof Entry.File file)) {
            return entry;
        }
        return permissions.stream()
                .filter(permission -> permission.fits(file.path()))
                .findFirst()
                .<Entry>map(permission -> new Entry.File(file.path(), permission.mode(), file.content()))
                .orElse(file);
    }
}

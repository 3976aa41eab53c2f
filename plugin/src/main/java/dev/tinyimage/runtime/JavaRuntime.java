package dev.tinyimage.runtime;

import dev.tinyimage.files.Sha256;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A runtime that jlink made.
 *
 * @param root its folder, with {@code bin/java} in it
 * @param digests of its files by their paths in it, as far as they are known
 * @param jdk what it was made from
 * @param modules what is in it
 */
public record JavaRuntime(Path root, Map<String, String> digests, LinkSource jdk, ModulePlan modules) {

    /** What is started, by users and by the JDK itself; told by names, for where jlink has run may know no such modes. */
    private static final Pattern PROGRAMS = Pattern.compile("bin/.*|lib/(jexec|jspawnhelper)");

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    public JavaRuntime {
        digests = Map.copyOf(digests);
    }

    /** One that has just been made. */
    public JavaRuntime(Path root, LinkSource jdk, ModulePlan modules) {
        this(root, Map.of(), jdk, modules);
    }

    /**
     * The digest of one of its files, which is read only where it is not known.
     *
     * @param path such as {@code lib/modules}
     */
    public String digest(String path) throws IOException {
        String known = digests.get(path);
        return known == null ? Sha256.of(root.resolve(path)) : known;
    }

    /**
     * What of it goes into an image; the folder itself has more, which is needed to look into it.
     *
     * @param home its folder in the image
     */
    public List<Entry> entries(String home) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : FolderEntries.of(root, home)) {
            String path =
                    entry.path().length() <= home.length() ? "" : entry.path().substring(home.length() + 1);
            if (!Leftovers.isUnused(path, jdk, modules)) {
                entries.add(entry instanceof Entry.File file ? LegalNotices.linked(withMode(file, path), path) : entry);
            }
        }
        return entries;
    }

    private static Entry.File withMode(Entry.File file, String path) {
        int mode = PROGRAMS.matcher(path).matches() ? EXECUTABLE : PLAIN;
        return new Entry.File(file.path(), mode, file.content());
    }
}

package dev.tinyimage.runtime;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A runtime that jlink made.
 *
 * @param root its folder, with {@code bin/java} in it
 * @param jdk what it was made from
 * @param modules what is in it
 */
public record JavaRuntime(Path root, LinkSource jdk, ModulePlan modules) {

    /** What is started, by users and by the JDK itself; told by names, for where jlink has run may know no such modes. */
    private static final Pattern PROGRAMS = Pattern.compile("bin/.*|lib/(jexec|jspawnhelper)");

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    /**
     * What of it goes into an image; the folder itself has more, which is needed to look into it.
     *
     * @param home its folder in the image
     */
    public List<Entry> entries(String home) throws IOException {
        return FolderEntries.of(root, home).stream()
                .filter(entry -> entry.path().length() <= home.length()
                        || !Leftovers.isUnused(entry.path().substring(home.length() + 1), jdk, modules))
                .map(entry -> entry instanceof Entry.File file ? withMode(file, home) : entry)
                .toList();
    }

    private static Entry withMode(Entry.File file, String home) {
        boolean program =
                PROGRAMS.matcher(file.path().substring(home.length() + 1)).matches();
        return new Entry.File(file.path(), program ? EXECUTABLE : PLAIN, file.content());
    }
}

package dev.tinyimage.jdk;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run-time image that can be linked from says of one of its modules (JEP 493). jlink has left it in module
 * {@code jdk.jlink}, in the formats of its classes {@code JRTArchive} and {@code ResourceDiff}.
 *
 * @param files what the module has outside of {@code lib/modules}
 * @param changes between the linked module and its jmod
 */
public record ModuleTables(List<ModuleFile> files, List<ChangedResource> changes) {

    private static final String MODULE = "jdk.jlink";
    private static final String FOLDER = "jdk/tools/jlink/internal/runtimelink/";

    private static final int CHANGES_MAGIC = 0xabba;

    /** Of kinds, the one that the jmod does not have; what is removed or changed it has. */
    private static final int ADDED = 1;

    /** Where a jmod keeps files, in the order of {@code ResourcePoolEntry.Type}, of which the first are classes. */
    private static final List<String> SECTIONS = List.of("classes", "conf", "include", "legal", "man", "bin", "lib");

    /**
     * A file.
     *
     * @param section of the jmod, such as {@code legal}
     * @param path in the JDK's folder
     * @param source the path that its content is at; another one if it is a link
     */
    public record ModuleFile(String section, String path, String source) {}

    /**
     * A resource that differs.
     *
     * @param path in the module
     * @param original what the jmod has; empty if it has no such resource
     */
    public record ChangedResource(String path, Optional<byte[]> original) {}

    public ModuleTables {
        files = List.copyOf(files);
        changes = List.copyOf(changes);
    }

    /** Whether a run-time image has them at all. */
    public static boolean areIn(RuntimeImage image) {
        return image.modules().contains(MODULE) && image.has(MODULE, files("java.base"));
    }

    /**
     * Reads those of a module.
     *
     * @throws IOException if they are of another format
     */
    public static ModuleTables read(RuntimeImage image, String module) throws IOException {
        String files = new String(image.read(MODULE, files(module)), StandardCharsets.UTF_8);
        List<ModuleFile> parsed = new ArrayList<>();
        for (String line : files.lines().toList()) {
            parsed.add(file(line));
        }
        return new ModuleTables(parsed, changes(module, image.read(MODULE, FOLDER + "diff_" + module)));
    }

    private static String files(String module) {
        return FOLDER + "fs_" + module + "_files";
    }

    /** Type, whether it is a link, its target or else the SHA-512 of the content, path. */
    private static ModuleFile file(String line) throws IOException {
        String[] fields = line.split("\\|", 4);
        if (fields.length < 4 || !fields[0].matches("[1-6]")) {
            throw new IOException("a line of the table of files is '" + line + "'");
        }
        boolean isLink = fields[1].equals("1");
        return new ModuleFile(SECTIONS.get(Integer.parseInt(fields[0])), fields[3], isLink ? fields[2] : fields[3]);
    }

    /** A magic number, how many, and of each its kind, {@code /module/path} and original content. */
    private static List<ChangedResource> changes(String module, byte[] table) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(table));
        if (in.readInt() != CHANGES_MAGIC) {
            throw new IOException("the table of changes of " + module + " is of another format");
        }
        int count = in.readInt();
        List<ChangedResource> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isAdded = in.readShort() == ADDED;
            String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            byte[] original = in.readNBytes(in.readInt());
            changes.add(new ChangedResource(
                    name.substring(module.length() + 2), isAdded ? Optional.empty() : Optional.of(original)));
        }
        return changes;
    }
}

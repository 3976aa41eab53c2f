package dev.tinyimage.run;

import dev.tinyimage.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The image's files on this machine, in a sandbox where it has one, else started by the image's own dynamic loader. */
final class OwnFiles extends ImageRun {

    private static final List<Enclosure> ENCLOSURES = List.of(new Bubblewrap(), new Unshare());

    private final Path root;
    private final Optional<Enclosure> enclosure;

    private OwnFiles(Image image, Path folder) throws IOException {
        super(image, folder);
        root = RootFolder.unpack(image, folder.resolve("rootfs"));
        enclosure = ENCLOSURES.stream().filter(OwnFiles::works).findFirst();
    }

    static OwnFiles unpack(Image image, Path folder) throws IOException {
        OwnFiles files = new OwnFiles(image, folder);
        Files.setPosixFilePermissions(files.tmp(), PosixFilePermissions.fromString("rwxrwxrwx"));
        return files;
    }

    @Override
    String name() {
        return "its own files";
    }

    @Override
    public boolean enclosed() {
        return enclosure.isPresent();
    }

    @Override
    public long clock() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void add(Path file, String path) throws IOException {
        Path copy = root.resolve(path.substring(1));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /** On the network of this machine. */
    @Override
    Running begin(RunConfig config, List<Integer> ports, Path log) throws IOException {
        return enclosure.isPresent()
                ? LocalProcess.start(enclosure.get().command(root, config), config.environment(), log, true)
                : Loader.start(root, config, log);
    }

    private static boolean works(Enclosure enclosure) {
        try {
            new Sandbox(enclosure).tryOnThisMachine();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The files stay, as those of a build do. */
    @Override
    public void close() {}
}

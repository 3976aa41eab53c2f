package dev.tinyimage.cache;

import dev.tinyimage.console.UserError;
import dev.tinyimage.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Files by kind and key. A key stands for all that its content depends on, so an entry is never stale, but for those that
 * are {@linkplain #replace replaced}, which say what was so last. Two builds may write one at once: both write the same,
 * and it appears when it is complete. A folder of our own: Jib's cache fails when two class loaders of one Maven use it.
 *
 * @param folder shared by all builds of a user
 */
public record Cache(Path folder) {

    /** To be raised with every change of what an entry says, so that older ones are not taken for it. */
    private static final String FORMAT = "3";

    /** How names of entries begin that are not complete, or about to go. */
    private static final String PARTIAL = "partial";

    /** Entries that no build has used for so long go. */
    private static final Duration LIFE = Duration.ofDays(60);

    /** An entry lies in the folder of its kind. */
    private static final int ENTRY_DEPTH = 2;

    /** How exactly the last use is known; writing it down at every use would cost more than reading the entry. */
    private static final Duration USE_IS_KNOWN_TO = Duration.ofDays(1);

    /** Writes an entry's content to a file, or into a folder. */
    public interface Writer {
        void write(Path file) throws IOException;
    }

    /** Whether an entry is as it was written. */
    public interface Proof {
        boolean holds(Path file) throws IOException;
    }

    /** The user's cache folder (XDG Base Directory Specification). */
    public static Cache of(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new Cache(caches.resolve("tinyimage").resolve(FORMAT));
    }

    /**
     * The file of an entry; one that is not there is written first.
     *
     * @throws dev.tinyimage.console.UserError if the folder cannot be written
     */
    public Path file(String kind, String key, Writer writer) throws IOException {
        return file(kind, key, file -> true, writer);
    }

    /** The same for an entry of which nobody would notice that it is damaged: it is proved at each use. */
    public Path file(String kind, String key, Proof proof, Writer writer) throws IOException {
        Path file = path(kind, key);
        return Turns.take(file, () -> {
            if (Files.exists(file) && proof.holds(file)) {
                markUsed(file);
                return file;
            }
            write(file, writer);
            return file;
        });
    }

    /**
     * The folder of an entry; one that is not there is filled first. It is used and goes as a whole, and nobody may change
     * what is in it.
     *
     * @param writer gets an empty folder
     * @throws dev.tinyimage.console.UserError if the cache's folder cannot be written
     */
    public Path folder(String kind, String key, Writer writer) throws IOException {
        Path entry = path(kind, key);
        return Turns.take(entry, () -> filled(entry, writer));
    }

    private Path filled(Path entry, Writer writer) throws IOException {
        if (Files.isDirectory(entry)) {
            markUsed(entry);
            return entry;
        }
        Path partial = partial(entry, Files::createTempDirectory);
        try {
            writer.write(partial);
            Files.setLastModifiedTime(partial, FileTime.from(Instant.now()));
            moveUnlessThere(partial, entry);
        } finally {
            Folders.delete(partial);
        }
        return entry;
    }

    /** Another build may have been first, and its folder may be in use: it stays. */
    private static void moveUnlessThere(Path partial, Path entry) throws IOException {
        try {
            Files.move(partial, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(entry)) {
                throw e;
            }
        }
    }

    /** The text of an entry; one that is not there is made first, and kept if the folder can be written. */
    public String text(String kind, String key, Supplier<String> maker) {
        try {
            return Turns.take(path(kind, key), () -> {
                Optional<String> kept = find(kind, key);
                return kept.isPresent() ? kept.get() : made(kind, key, maker.get());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String made(String kind, String key, String text) {
        replace(kind, key, text);
        return text;
    }

    /** Keeps a text instead of an older one under the same key, if the folder can be written. */
    public void replace(String kind, String key, String text) {
        try {
            write(path(kind, key), partial -> Files.writeString(partial, text));
        } catch (IOException | UserError e) {
            // it is found out again next time
        }
    }

    /** The text of an entry that is there. */
    public Optional<String> find(String kind, String key) {
        Path file = path(kind, key);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            markUsed(file);
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String kind, String key) {
        return folder.resolve(kind).resolve(key);
    }

    /** An entry appears when it is complete, and what was begun goes where it fails. */
    private void write(Path file, Writer writer) throws IOException {
        Path partial = partial(file, (folder, name) -> Files.createTempFile(folder, name, ""));
        try {
            writer.write(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Creates a file or folder of a new name that begins as told. */
    private interface Creator {
        Path create(Path folder, String name) throws IOException;
    }

    private Path partial(Path entry, Creator creator) {
        try {
            Files.createDirectories(entry.getParent());
            return creator.create(entry.getParent(), PARTIAL);
        } catch (IOException e) {
            throw Messages.notWritable(folder, e);
        }
    }

    /** Removes what has not been used for long. */
    public void tidy() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant limit = Instant.now().minus(LIFE);
        Files.walkFileTree(folder, Set.of(), ENTRY_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) throws IOException {
                if (attributes.lastModifiedTime().toInstant().isBefore(limit)) {
                    remove(entry);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // another build has completed or removed it since
                }
                throw e;
            }
        });
    }

    /** A folder goes at once for those who look for it: it loses its name first. */
    private void remove(Path entry) throws IOException {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(entry);
            return;
        }
        Path leaving = partial(entry, Files::createTempDirectory);
        try {
            Files.move(entry, leaving.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // another build has removed it since
        } finally {
            Folders.delete(leaving);
        }
    }

    private static void markUsed(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(USE_IS_KNOWN_TO))
                && Files.isWritable(file)) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }
}

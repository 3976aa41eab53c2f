package dev.tinyimage.cache;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
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
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Files by kind and key. A key stands for all that its content depends on, so an entry is never stale, but for those that
 * are {@linkplain #replace replaced}, which say what was so last. Two builds may write one at once: both write the same,
 * and it appears when it is complete. A folder of our own: Jib's cache fails when two class loaders of one Maven use it.
 *
 * <p>No entry is believed. Each is a text with its digest. That of a file or folder is a {@link Seal}: it names the content,
 * which lies beside it, and has the length and digest of each file. One that differs is dropped with a warning and made
 * again. Contents are digested when they are written, once in a day of use, and when one of their files may have been
 * written since, as its length, inode and times tell. So what is not found for up to a day is a disk that gives other bytes
 * for a file that nobody has written. A crash may leave files shorter than they were, or without their entry; neither is
 * taken.
 *
 * @param folder shared by all builds of a user
 * @param readOnly one more folder, whose entries are used too
 * @param console gets the warnings
 */
public record Cache(Path folder, Optional<Path> readOnly, Console console) {

    /** To be raised with every change of what an entry says, so that older ones are not taken for it. */
    private static final String FORMAT = "6";

    /** How names of files and folders begin that are not complete, or about to go. */
    private static final String PARTIAL = "partial";

    /** Entries that no build has used for so long go. */
    private static final Duration LIFE = Duration.ofDays(60);

    /** What is not complete after so long is of a build that was killed. */
    private static final Duration LIFE_OF_PARTIAL = Duration.ofDays(1);

    /** An entry lies in the folder of its kind. */
    private static final int ENTRY_DEPTH = 2;

    /**
     * How exactly the last use is known, which is when a content was digested last; writing it down at every use would cost
     * more than reading a text.
     */
    private static final Duration USE_IS_KNOWN_TO = Duration.ofDays(1);

    /** Writes an entry's content to a file, or into a folder. */
    public interface Writer {
        void write(Path file) throws IOException;
    }

    /**
     * A file of the cache.
     *
     * @param size length in bytes
     * @param digest of these
     */
    public record KeptFile(Path path, long size, String digest) {}

    /** A cache that can be written. */
    public Cache(Path folder, Console console) {
        this(folder, Optional.empty(), console);
    }

    /** The user's cache. Where it cannot be written, what it has is used, and what is new goes to the spare folder. */
    public static Cache of(Map<String, String> environment, Path spare, Console console) {
        Path folder = location(environment);
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return new Cache(folder, console);
            }
        } catch (IOException e) {
            console.debug(e.toString());
        }
        console.warn(Messages.readOnly(folder, spare));
        return new Cache(spare, Optional.of(folder), console);
    }

    /** Where the user's cache is (XDG Base Directory Specification). */
    public static Path location(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("tinyimage").resolve(FORMAT);
    }

    /**
     * The file of an entry; one that is not there is written first.
     *
     * @throws dev.tinyimage.console.UserError if the folder cannot be written
     */
    public Path file(String kind, String key, Writer writer) throws IOException {
        return kept(kind, key, writer).path();
    }

    /** The same with what is known of the file, which need not be read for that. */
    public KeptFile kept(String kind, String key, Writer writer) throws IOException {
        Seal seal = content(kind, key, Cache::newFile, writer);
        SealedFile only = seal.files().get(0);
        return new KeptFile(seal.content(), only.size(), only.digest());
    }

    /**
     * The folder of an entry; one that is not there is filled first. It is used and goes as a whole, and nobody may change
     * what is in it.
     *
     * @param writer gets an empty folder
     * @throws dev.tinyimage.console.UserError if the cache's folder cannot be written
     */
    public Path folder(String kind, String key, Writer writer) throws IOException {
        return content(kind, key, Cache::newFolder, writer).content();
    }

    private Seal content(String kind, String key, Creator creator, Writer writer) throws IOException {
        Path entry = path(kind, key);
        return Turns.take(entry, () -> {
            Optional<Seal> kept =
                    places(kind, key).map(this::whole).flatMap(Optional::stream).findFirst();
            return kept.isPresent() ? kept.get() : made(entry, creator, writer);
        });
    }

    /** Another build may be first: what it has made stays, for it is in use. */
    private Seal made(Path entry, Creator creator, Writer writer) throws IOException {
        Path partial = partial(entry, creator);
        try {
            writer.write(partial);
            Optional<Seal> first = whole(entry);
            return first.isPresent() ? first.get() : seal(entry, partial);
        } finally {
            Folders.delete(partial);
        }
    }

    /** Each content has a name of its own, so that none is replaced while another build uses it. */
    private Seal seal(Path entry, Path partial) throws IOException {
        String name = entry.getFileName() + partial.getFileName().toString().replaceFirst(PARTIAL, ".");
        Path content = entry.resolveSibling(name);
        Files.move(partial, content, StandardCopyOption.ATOMIC_MOVE);
        try {
            markUsed(content);
            Seal seal = Seal.of(content);
            write(entry, seal.text());
            return seal;
        } catch (IOException | RuntimeException e) {
            Folders.delete(content);
            throw e;
        }
    }

    /** The content of an entry, if it is what was written. */
    private Optional<Seal> whole(Path entry) {
        Optional<Seal> kept = read(entry).map(text -> Seal.read(entry.getParent(), text));
        if (kept.isEmpty() || !Files.exists(kept.get().content())) {
            return Optional.empty();
        }
        try {
            Seal seal = kept.get();
            if (isUsedOfLate(entry) && seal.isUntouched(Files.getLastModifiedTime(entry)) || isProved(entry, seal)) {
                return kept;
            }
        } catch (AccessDeniedException e) {
            console.debug(e.toString()); // another user's
            return Optional.empty();
        } catch (IOException e) {
            console.debug(e.toString());
        }
        drop(entry, kept.get().content());
        return Optional.empty();
    }

    /** Reads all of a content, and writes down that it has been found to be whole. */
    private boolean isProved(Path entry, Seal seal) throws IOException {
        if (isOwn(entry)) {
            markUsed(seal.content());
        }
        Seal now = Seal.of(seal.content());
        boolean is = now.hasBytesOf(seal);
        if (is && isOwn(entry)) {
            writeIfPossible(entry, now.text());
        }
        return is;
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
        writeIfPossible(path(kind, key), text);
    }

    /** The text of an entry that is there. */
    public Optional<String> find(String kind, String key) {
        return places(kind, key).map(this::used).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> used(Path entry) {
        Optional<String> text = read(entry);
        if (text.isPresent() && isOwn(entry) && !isUsedOfLate(entry)) {
            markUsed(entry);
        }
        return text;
    }

    private Optional<String> read(Path entry) {
        if (!Files.exists(entry)) {
            return Optional.empty();
        }
        try {
            Optional<String> text = SealedText.read(Files.readAllBytes(entry));
            if (text.isPresent()) {
                return text;
            }
        } catch (NoSuchFileException | AccessDeniedException e) {
            return Optional.empty(); // another build has removed it since, or it is another user's
        } catch (IOException e) {
            console.debug(e.toString());
        }
        drop(entry, entry);
        return Optional.empty();
    }

    private void drop(Path entry, Path damaged) {
        console.warn(Messages.damaged(entry));
        try {
            if (isOwn(entry)) {
                Folders.delete(damaged);
            }
        } catch (IOException e) {
            console.debug(e.toString()); // what is made now takes its place all the same
        }
    }

    private Path path(String kind, String key) {
        return folder.resolve(kind).resolve(key);
    }

    /** Where an entry may be. */
    private Stream<Path> places(String kind, String key) {
        return Stream.concat(Stream.of(folder), readOnly.stream())
                .map(cache -> cache.resolve(kind).resolve(key));
    }

    private boolean isOwn(Path entry) {
        return entry.startsWith(folder);
    }

    private void writeIfPossible(Path entry, String text) {
        try {
            write(entry, text);
        } catch (IOException | UserError e) {
            console.debug(e.toString()); // it is found out again next time
        }
    }

    /** An entry appears when it is complete, and what was begun goes where it fails. */
    private void write(Path entry, String text) throws IOException {
        Path partial = partial(entry, Cache::newFile);
        try {
            Files.write(partial, SealedText.write(text));
            Files.move(partial, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Creates a file or folder of a new name that begins as told. */
    private interface Creator {
        Path create(Path folder, String name) throws IOException;
    }

    /** For all who may look into the cache, unlike the JDK's temporary files. */
    private static Path newFile(Path folder, String name) throws IOException {
        return Files.createFile(folder.resolve(name + UUID.randomUUID()));
    }

    private static Path newFolder(Path folder, String name) throws IOException {
        return Files.createDirectory(folder.resolve(name + UUID.randomUUID()));
    }

    private Path partial(Path entry, Creator creator) {
        try {
            Files.createDirectories(entry.getParent());
            return creator.create(entry.getParent(), PARTIAL);
        } catch (IOException e) {
            throw Messages.notWritable(folder, e);
        }
    }

    /** Removes what has not been used for long, and what builds that were killed have left. */
    public void tidy() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant now = Instant.now();
        Files.walkFileTree(folder, Set.of(), ENTRY_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) throws IOException {
                boolean isPartial = entry.getFileName().toString().startsWith(PARTIAL);
                Instant limit = now.minus(isPartial ? LIFE_OF_PARTIAL : LIFE);
                if (attributes.lastModifiedTime().toInstant().isBefore(limit)) {
                    removeIfPossible(entry);
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

    /** What stays, such as another user's, does not matter to a build that is done. */
    private void removeIfPossible(Path entry) {
        try {
            remove(entry);
        } catch (IOException | UserError e) {
            console.debug(e.toString());
        }
    }

    /** A folder goes at once for those who look for it: it loses its name first. */
    private void remove(Path entry) throws IOException {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(entry);
            return;
        }
        Path leaving = partial(entry, Cache::newFolder);
        try {
            Files.move(entry, leaving.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // another build has removed it since
        } finally {
            Folders.delete(leaving);
        }
    }

    private static boolean isUsedOfLate(Path entry) {
        try {
            Instant limit = Instant.now().minus(USE_IS_KNOWN_TO);
            return Files.getLastModifiedTime(entry).toInstant().isAfter(limit);
        } catch (IOException e) {
            return false; // another build has removed it since
        }
    }

    private void markUsed(Path used) {
        try {
            Files.setLastModifiedTime(used, FileTime.from(Instant.now()));
        } catch (IOException e) {
            console.debug(e.toString()); // it is another user's, or has been removed since
        }
    }
}

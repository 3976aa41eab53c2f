package dev.tinyimage.cache;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.files.Folders;
import dev.tinyimage.files.WriteFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
 * @param home shared by all builds of a user; each format has a folder in it
 * @param readOnly one more such folder, whose entries are used too
 * @param maxSize bytes that the files should not exceed
 * @param console gets the warnings
 */
public record Cache(Path home, Optional<Path> readOnly, long maxSize, Console console) {

    /** To be raised with every change of what an entry says, so that older ones are not taken for it. */
    static final int FORMAT = 6;

    /** How names of files and folders begin that are not complete, or about to go. */
    static final String PARTIAL = "partial";

    /**
     * How exactly the last use is known, which is when a content was digested last; writing it down at every use would cost
     * more than reading a text.
     */
    static final Duration USE_IS_KNOWN_TO = Duration.ofDays(1);

    /** Where it is written down that contents of the read-only folder have been found to be whole. */
    private static final String PROOFS = "proofs";

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

    /**
     * A folder of the cache.
     *
     * @param digests of its files, by their paths in it; of a link, of where it leads
     */
    public record KeptFolder(Path path, Map<String, String> digests) {

        public KeptFolder {
            digests = Map.copyOf(digests);
        }
    }

    /** A cache that can be written and has no limit. */
    public Cache(Path home, Console console) {
        this(home, Optional.empty(), Long.MAX_VALUE, console);
    }

    /** A cache; where it cannot be written, what it has is used, and what is new goes to the spare folder. */
    public static Cache of(Path home, long maxSize, Path spare, Console console) {
        Path folder = folder(home);
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return new Cache(home, Optional.empty(), maxSize, console);
            }
        } catch (IOException e) {
            console.debug(e.toString());
        }
        console.warn(Messages.readOnly(home, spare));
        return new Cache(spare, Optional.of(home), maxSize, console);
    }

    /** Where a user's cache is if nothing else is said (XDG Base Directory Specification). */
    public static Path home(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("tinyimage");
    }

    /** What has the entries: a folder for each kind. */
    public Path folder() {
        return folder(home);
    }

    private static Path folder(Path home) {
        return home.resolve(Integer.toString(FORMAT));
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
        return only(content(kind, key, Cache::newFile, writer));
    }

    /** The same, if it is there. */
    public Optional<KeptFile> keptFile(String kind, String key) {
        return places(kind, key)
                .map(this::whole)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Cache::only);
    }

    private static KeptFile only(Seal seal) {
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

    /** The same with what is known of its files, which need not be read for that. */
    public KeptFolder keptFolder(String kind, String key, Writer writer) throws IOException {
        Seal seal = content(kind, key, Cache::newFolder, writer);
        return new KeptFolder(
                seal.content(), seal.files().stream().collect(Collectors.toMap(SealedFile::path, SealedFile::digest)));
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
        } catch (IOException | RuntimeException e) {
            Optional<String> cause = WriteFailure.of(e, partial);
            if (cause.isPresent()) {
                throw Messages.notWritable(home, cause.get(), e);
            }
            throw e;
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
            if (isProvedOfLate(entry, kept.get()) || isProved(entry, kept.get())) {
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

    /** Whether a content has been read whole within a day, and nobody has written to it since. */
    private boolean isProvedOfLate(Path entry, Seal kept) throws IOException {
        Path proof = proof(entry);
        if (!isUsedOfLate(proof)) {
            return false;
        }
        Optional<Seal> proved = proof.equals(entry)
                ? Optional.of(kept)
                : read(proof).map(text -> Seal.read(entry.getParent(), text)).filter(kept::isOf);
        return proved.isPresent() && proved.get().isUntouched(Files.getLastModifiedTime(proof));
    }

    /** Reads all of a content, and writes down that it has been found to be whole. */
    private boolean isProved(Path entry, Seal seal) throws IOException {
        if (isOwn(entry)) {
            markUsed(seal.content());
        }
        Seal now = Seal.of(seal.content());
        boolean is = now.hasBytesOf(seal);
        if (is) {
            writeIfPossible(proof(entry), now.text());
        }
        return is;
    }

    /** What says so: the entry, or one of our own where it cannot be written. */
    private Path proof(Path entry) {
        return isOwn(entry) ? entry : path(PROOFS, entry.getParent().getFileName() + "-" + entry.getFileName());
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
        return folder().resolve(kind).resolve(key);
    }

    /** Where an entry may be. */
    private Stream<Path> places(String kind, String key) {
        return Stream.concat(Stream.of(home), readOnly.stream())
                .map(cache -> folder(cache).resolve(kind).resolve(key));
    }

    private boolean isOwn(Path entry) {
        return entry.startsWith(home);
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
            throw Messages.notWritable(home, WriteFailure.words(e, home), e);
        }
    }

    /** Once a day, removes what has not been used for long, and what builds that were killed have left. */
    public void tidy() {
        new Tidying(home, maxSize, console).run();
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

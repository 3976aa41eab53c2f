package dev.tinyimage.cache;

import dev.tinyimage.console.Console;
import dev.tinyimage.files.Folders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Removes what a cache need not have, older formats included: builds of older versions mark what they use as well. Folders
 * of newer formats stay as they are. Other builds may be at work meanwhile: what one of them can be using is never removed.
 *
 * @param home see {@link Cache#home}
 * @param maxSize see {@link Cache#maxSize}
 */
record Tidying(Path home, long maxSize, Console console) {

    /** The file whose time says when this was done last. */
    private static final String DONE = "tidied";

    private static final Duration INTERVAL = Duration.ofDays(1);

    /** What no build has used for so long goes. */
    private static final Duration LIFE = Duration.ofDays(60);

    /** What is not complete after so long is of a build that was killed. */
    private static final Duration LIFE_OF_PARTIAL = Duration.ofDays(1);

    /** What was used within this time stays, however much it is; no build takes longer than a day. */
    private static final Duration IN_USE = Cache.USE_IS_KNOWN_TO.plusDays(1);

    /** An entry lies in the folder of its kind, and so does a content. */
    private static final int ENTRY_DEPTH = 2;

    /**
     * What is used and goes as a whole.
     *
     * @param size length in bytes of all files
     */
    private record Item(Path path, Instant used, long size) {}

    void run() {
        try {
            Instant now = Instant.now();
            if (isDue(now)) {
                Files.write(
                        home.resolve(DONE), new byte[0]); // before the work, so that other builds need not do it too
                removeAll(now);
            }
        } catch (IOException e) {
            console.debug(e.toString()); // another user's; a build that is done does not fail over it
        }
    }

    private boolean isDue(Instant now) throws IOException {
        Path done = home.resolve(DONE);
        return Files.isDirectory(home)
                && (!Files.exists(done)
                        || Files.getLastModifiedTime(done).toInstant().isBefore(now.minus(INTERVAL)));
    }

    private void removeAll(Instant now) throws IOException {
        List<Item> items = new ArrayList<>();
        for (Path format : formats()) {
            List<Item> of = items(format);
            items.addAll(of);
            if (of.isEmpty() && !isCurrent(format)) {
                Folders.delete(format); // had been emptied when this was done last
            }
        }
        long size = items.stream().mapToLong(Item::size).sum();
        items.sort(Comparator.comparing(Item::used));
        for (Item item : items) {
            boolean tooMuch = size > maxSize && item.used().isBefore(now.minus(IN_USE));
            if ((tooMuch || item.used().isBefore(now.minus(life(item)))) && isRemoved(item.path())) {
                size -= item.size();
            }
        }
    }

    private static Duration life(Item item) {
        return item.path().getFileName().toString().startsWith(Cache.PARTIAL) ? LIFE_OF_PARTIAL : LIFE;
    }

    private List<Path> formats() throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d{1,6}"))
                    .filter(path -> format(path) <= Cache.FORMAT)
                    .toList();
        }
    }

    private static boolean isCurrent(Path folder) {
        return format(folder) == Cache.FORMAT;
    }

    private static int format(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }

    private static List<Item> items(Path format) throws IOException {
        List<Item> items = new ArrayList<>();
        Files.walkFileTree(format, Set.of(), ENTRY_DEPTH, new PresentFiles() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                long size = attributes.isDirectory() ? size(path) : attributes.size();
                items.add(new Item(path, attributes.lastModifiedTime().toInstant(), size));
                return FileVisitResult.CONTINUE;
            }
        });
        return items;
    }

    private static long size(Path folder) throws IOException {
        long[] size = new long[1];
        Files.walkFileTree(folder, new PresentFiles() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                size[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
    }

    /** Another build may have completed or removed what was there a moment ago. */
    private static class PresentFiles extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    private boolean isRemoved(Path item) {
        try {
            remove(item);
            return true;
        } catch (IOException e) {
            console.debug(e.toString()); // another user's
            return false;
        }
    }

    /** A folder goes at once for those who look for it: it loses its name first. */
    private static void remove(Path item) throws IOException {
        if (!Files.isDirectory(item, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(item);
            return;
        }
        Path leaving = Files.createDirectory(item.resolveSibling(Cache.PARTIAL + UUID.randomUUID()));
        try {
            Files.move(item, leaving.resolve(item.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // another build has removed it since
        } finally {
            Folders.delete(leaving);
        }
    }
}

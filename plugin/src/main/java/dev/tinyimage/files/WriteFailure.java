package dev.tinyimage.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why files cannot be written, where it is the machine that does not let them be. */
public final class WriteFailure {

    /** Less room than this is none: what is left over is smaller than what was to be written. */
    private static final long NO_ROOM = 1 << 20;

    private WriteFailure() {}

    /**
     * The reason in a few words; none where something else has failed. The system's own words for a full disk are in the
     * user's language and do not say which it is, so the room that is left tells.
     *
     * @param failure what came of writing to a folder
     * @param folder or a file in it; need not be there
     */
    public static Optional<String> of(Exception failure, Path folder) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException denied && isIn(folder, denied)) {
                return Optional.of(words(denied));
            }
        }
        return isFull(folder) ? Optional.of("the disk is full") : Optional.empty();
    }

    /** The reason for a failure of nothing else than writing. */
    public static String words(IOException failure, Path folder) {
        return of(failure, folder).orElseGet(() -> words(failure));
    }

    private static String words(IOException failure) {
        return failure.getClass().getSimpleName() + " " + failure.getMessage();
    }

    private static boolean isIn(Path folder, FileSystemException failure) {
        boolean isOfSystem =
                failure.getClass() == FileSystemException.class || failure instanceof AccessDeniedException;
        return isOfSystem
                && failure.getFile() != null
                && folder.getFileSystem().getPath(failure.getFile()).startsWith(folder);
    }

    private static boolean isFull(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace() < NO_ROOM;
        } catch (IOException e) {
            return false;
        }
    }
}

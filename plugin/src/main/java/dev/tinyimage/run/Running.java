package dev.tinyimage.run;

import java.io.IOException;
import java.util.List;

/** An application that was started. */
interface Running extends AutoCloseable {

    /** Ends when the application ends, with its exit code. */
    Process process();

    /** When it was started, as {@link System#nanoTime} says. */
    long begin();

    /** The application's main process as this machine sees it; 0 if that is not known. */
    long applicationId();

    /** Sends SIGTERM to the application. */
    void terminate();

    /** Files that it has loaded, although they are not of the image. */
    List<String> hostLibraries() throws IOException;

    /** Kills what still runs, and removes what was made for it. */
    @Override
    void close() throws IOException;
}

package dev.tinyimage.cds;

import dev.tinyimage.run.ImageRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a JVM can learn from a run of the application, and what it makes of that. */
interface TrainedArchive {

    /** What the archive is called in the image, without the folder. */
    String name();

    /** The file below {@code /tmp} in which it is written down. */
    String recordingFile();

    /** Options of the JVM that learns. */
    List<String> recordingFlags();

    /** The archive, made of what was learnt. */
    Path write(ImageRun run) throws IOException;

    /** Options of the JVM that makes the archive, for a name of it. */
    String creationFlags();

    /** Options of a JVM that is to use the archive. */
    List<String> useFlags(String path);

    /** The option with which a JVM does not start without it. */
    String requiringFlag();
}

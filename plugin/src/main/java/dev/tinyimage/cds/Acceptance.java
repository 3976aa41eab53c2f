package dev.tinyimage.cds;

import dev.tinyimage.run.ImageRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the image's own JVM, in the image's own files, whether it takes an archive: with the right option it ends where it
 * would else go on without. It looks at archive, options and class path before it does anything else, so no application
 * is needed; {@code -version} is a harmless end.
 *
 * @param java the program in the image
 * @param options of the image that can be tried out
 * @param strictly that option
 * @param archiveFlags by which the JVM finds the archive
 * @param classPath that the archive was made for, empty where it has the JDK's classes alone
 */
record Acceptance(String java, JvmOptions options, String requiringFlag, List<String> archiveFlags, String classPath) {

    /** All that its outcome depends on besides the archive. */
    String key() {
        return String.join(" ", command(options.words()));
    }

    /** @throws Refused if the JVM does not take it, with the options that are to blame */
    void check(ImageRun run) throws IOException {
        if (run.run(command(options.words())).succeeded()) {
            return;
        }
        ImageRun.Result bare = run.run(command(List.of()));
        throw new Refused(bare.succeeded() ? Messages.voided(refused(run)) : Messages.notAccepted(bare.text()));
    }

    /** Those that the JVM does not start with by themselves; all of them if it is a matter of several at once. */
    private List<String> refused(ImageRun run) throws IOException {
        List<String> refused = new ArrayList<>();
        for (List<String> option : options.all()) {
            if (!run.run(command(option)).succeeded()) {
                refused.add(String.join(" ", option));
            }
        }
        return refused.isEmpty() ? options.words() : refused;
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(archiveFlags);
        command.add(requiringFlag);
        if (!classPath.isEmpty()) {
            command.addAll(List.of("-cp", classPath));
        }
        command.add("-version");
        return command;
    }
}

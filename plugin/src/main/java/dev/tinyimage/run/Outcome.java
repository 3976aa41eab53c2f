package dev.tinyimage.run;

import dev.tinyimage.run.Probe.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of a trial; facts only.
 *
 * @param runner how the image was started
 * @param ports where it was asked; the first is the one that {@code PORT} named
 * @param reply the last one, if there was any
 * @param millis from the start to that reply, or to the end of the wait
 * @param peakMemory most bytes of memory that its main process had at once; 0 if that is not known
 * @param exit how it ended
 * @param hostLibraries libraries of this machine that it has loaded
 * @param output all that it said
 * @param log where that is kept
 */
public record Outcome(
        String runner,
        List<Integer> ports,
        Optional<Reply> reply,
        long millis,
        long peakMemory,
        Exit exit,
        List<String> hostLibraries,
        List<String> output,
        Path log) {

    public Outcome {
        ports = List.copyOf(ports);
        hostLibraries = List.copyOf(hostLibraries);
        output = List.copyOf(output);
    }

    /**
     * An end.
     *
     * @param asked whether SIGTERM came first
     * @param code empty if it had to be killed
     */
    public record Exit(boolean asked, OptionalInt code) {

        /** What a JVM gives that SIGTERM has stopped: 128 and the signal's number. */
        private static final int STOPPED = 143;

        /** Whether it did as an orchestrator wants. */
        public boolean isClean() {
            return asked && (code.equals(OptionalInt.of(0)) || code.equals(OptionalInt.of(STOPPED)));
        }
    }

    /** Whether the last reply was a good one. */
    public boolean answered() {
        return reply.isPresent() && reply.get().good();
    }

    /** Why there was no good reply, in a few words. */
    public String silence() {
        return Messages.silence(this);
    }
}

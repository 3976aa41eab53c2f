package dev.tinyimage.cds;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static String made(StartupArchive archive) throws IOException {
        return "Start-up archive " + name(archive.kind()) + ": " + Console.megabytes(Files.size(archive.file()));
    }

    static String notAsked() {
        return ParameterName.RUNTIME_ARCHIVE + " is none";
    }

    static String tooLarge() {
        return "An archive of the application would take longer to pull than it saves";
    }

    static String without(ArchiveKind kind, String reason) {
        return "The image goes without the start-up archive " + name(kind) + ": " + reason;
    }

    static String withoutAny(String reason) {
        return "The image goes without a start-up archive: " + reason;
    }

    static UserError cannotMake(ArchiveKind kind, String reason) {
        return UserError.cannot(
                "make the start-up archive " + name(kind),
                reason,
                "Set " + ParameterName.RUNTIME_ARCHIVE + " to none, or " + ParameterName.RUNTIME_ARCHIVE_REQUIRED
                        + " to false to go without where it cannot be had");
    }

    static String training() {
        return "Training the start-up archive: starting the application in its image";
    }

    static String untrained(String reason) {
        return "The start-up archive is made from class files, for its training failed: " + reason + ". See "
                + ParameterName.RUNTIME_TRAINING.element() + " (" + ParameterName.RUNTIME_TRAINING.property() + ".*)";
    }

    static UserError cannotTrain(String reason) {
        return UserError.cannot(
                "train the start-up archive",
                reason,
                "Give the application what it needs with " + ParameterName.RUNTIME_TRAINING_ENVIRONMENT
                        + " or <args>, or set " + ParameterName.RUNTIME_TRAINING_REQUIRED
                        + " to false to have the archive made from class files");
    }

    static String noEnd(Outcome outcome) {
        return "it did not end by itself within " + outcome.millis() / 1000 + " s, as Spring 6.1 and later do";
    }

    static String nothingLearnt() {
        return "its JVM wrote nothing down when it ended";
    }

    static String unsafe() {
        return "the JVM puts classes of its own making into it, on which it crashes beside agents and recordings";
    }

    static String notMade(String text) {
        return "the image's JVM could not make it: " + text;
    }

    static String notAccepted(String text) {
        return "the image's JVM refuses it: " + text;
    }

    static String voided(List<String> options) {
        return "the image's JVM takes none beside its option " + String.join(" and ", options);
    }

    static String ownArchive(List<String> options) {
        return "the image's option " + String.join(" and ", options) + " chooses one already";
    }

    static String notLinked(String reason) {
        return "Classes in the start-up archive are not linked: " + reason;
    }

    /** What no archive can be made without. */
    static String startsNowhere(String reason) {
        return reason
                + ". Start Docker or Podman, or build it on Linux that runs such programs, by qemu-user-static and "
                + "binfmt_misc if they are for another CPU";
    }

    static String noEnclosure() {
        return "before JDK 24 it is bound to the paths of the jars, and this machine has neither bubblewrap nor unshare that "
                + "would give it those of the image";
    }

    private static String name(ArchiveKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

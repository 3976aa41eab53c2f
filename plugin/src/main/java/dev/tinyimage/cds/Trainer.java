package dev.tinyimage.cds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.Step;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Json;
import dev.tinyimage.run.ImageRun;
import dev.tinyimage.run.NotHere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the archive of an application from what its JVM learns in a start of it. No two trainings give the same bytes, so
 * an archive is kept by all that it depends on.
 *
 * @param engine program of the local container engine; docker or podman if not given
 * @param work for the image's files
 */
record Trainer(TrainingOptions options, Optional<String> engine, Cache cache, Path work, Console console) {

    private static final String FOLDER = "/app/";

    /** None where the training failed and is not required. */
    Optional<StartupArchive> make(ArchivedImage archived) throws IOException {
        console.info(Messages.training());
        TrainedArchive trained =
                archived.hasLinkedClasses() ? new AotCache(archived, options.profiles()) : new LoadedClasses(archived);
        String path = FOLDER + trained.name();
        try {
            refuseWhatVoidsIt(archived);
            Path archive =
                    cache.file(Archiver.KIND, key(archived, trained), file -> train(archived, trained, path, file));
            StartupArchive made = new StartupArchive(ArchiveKind.APP, archive, path, trained.useFlags(path));
            console.info(Messages.made(made));
            return Optional.of(made);
        } catch (Refused e) {
            if (options.required()) {
                throw Messages.cannotTrain(e.getMessage());
            }
            console.warn(Messages.untrained(e.getMessage()));
            return Optional.empty();
        } catch (NotHere e) {
            if (options.required()) {
                throw Messages.cannotTrain(Messages.startsNowhere(e.getMessage()));
            }
            throw e; // no other archive can be had either
        }
    }

    /** Before anything is started in vain. */
    private static void refuseWhatVoidsIt(ArchivedImage archived) throws Refused {
        JvmOptions given = archived.jvmOptions();
        given.refuseOthers();
        given.refuseHidden();
        if (archived.hasLinkedClasses() && !given.active().isEmpty()) {
            throw new Refused(Messages.voided(given.active()));
        }
    }

    /**
     * Learns, makes the archive, and has it accepted.
     *
     * @param path in the image
     * @param file is written
     */
    private void train(ArchivedImage archived, TrainedArchive trained, String path, Path file) throws IOException {
        try (Step step = console.step("Training");
                ImageRun run = archived.open(true, engine, work)) {
            Path learnt = run.tmp().resolve(trained.recordingFile());
            new TrainingRun(options, archived, work, console).run(run, trained.recordingFlags());
            if (!Files.isRegularFile(learnt)) {
                throw new Refused(Messages.nothingLearnt());
            }
            Path archive = trained.write(run);
            run.add(archive, path);
            new Acceptance(
                            archived.java(),
                            archived.jvmOptions().passive(),
                            trained.requiringFlag(),
                            trained.useFlags(path),
                            archived.command().javaClassPath())
                    .check(run);
            Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What of the image's configuration a start depends on (OCI image specification, config.md). */
    private static String start(ArchivedImage archived) throws IOException {
        JsonNode config = Json.read(archived.image().config()).path("config");
        return Stream.of("Entrypoint", "Cmd", "Env", "WorkingDir", "User")
                .map(name -> name + config.path(name))
                .collect(Collectors.joining("\n"));
    }

    /** Everything in the image may matter to what its application does. */
    private String key(ArchivedImage archived, TrainedArchive trained) throws IOException {
        return DigestStream.hex(String.join(
                "\n",
                archived.content(),
                start(archived),
                options.text(),
                trained.recordingFlags().toString(),
                trained.creationFlags()));
    }
}

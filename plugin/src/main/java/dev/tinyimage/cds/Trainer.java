package dev.tinyimage.cds;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveOptions.Kind;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.run.ImageRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the archive of an application from what its JVM learns in a start of it. No two trainings give the same bytes, so
 * an archive is kept by all that it depends on.
 *
 * @param work for the image's files
 */
record Trainer(TrainingOptions options, Cache cache, Path work, Console console) {

    private static final String FOLDER = "/app/";

    /** None where the training failed and is not required. */
    Optional<StartupArchive> make(Subject subject) throws IOException {
        console.info(Messages.training());
        Lesson lesson =
                subject.hasLinkedClasses() ? new AotCache(subject, options.profiles()) : new LoadedClasses(subject);
        String path = FOLDER + lesson.name();
        try {
            refuseWhatVoidsIt(subject);
            Path archive = new Kept(cache, console).archive(key(subject, lesson), () -> train(subject, lesson, path));
            StartupArchive trained = new StartupArchive(Kind.APP, archive, path, lesson.using(path));
            console.info(Messages.made(trained));
            return Optional.of(trained);
        } catch (Refused e) {
            if (options.required()) {
                throw Messages.cannotTrain(e.getMessage());
            }
            console.warn(Messages.untrained(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Before anything is started in vain. */
    private static void refuseWhatVoidsIt(Subject subject) throws Refused {
        JvmOptions given = subject.jvmOptions();
        given.refuseOthers();
        given.refuseHidden();
        if (subject.hasLinkedClasses() && !given.active().isEmpty()) {
            throw new Refused(Messages.voided(given.active()));
        }
    }

    /** Learns, makes the archive, and has it accepted. */
    private Path train(Subject subject, Lesson lesson, String path) throws IOException {
        ImageRun run = subject.files(true, work);
        Path learnt = run.tmp().resolve(lesson.learnt());
        Files.deleteIfExists(learnt);
        new Training(options, subject, work, console).run(run, lesson.learning());
        if (!Files.isRegularFile(learnt)) {
            throw new Refused(Messages.nothingLearnt());
        }
        Path archive = lesson.write(run);
        run.add(archive, path);
        new Acceptance(
                        subject.java(),
                        subject.jvmOptions().passive(),
                        lesson.strictly(),
                        lesson.using(path),
                        subject.command().javaClassPath())
                .check(run);
        return archive;
    }

    /** Everything in the image may matter to what its application does. */
    private String key(Subject subject, Lesson lesson) {
        return DigestStream.hex(String.join(
                "\n",
                subject.content(),
                subject.command().jvmFlags().toString(),
                subject.command().javaClassPath(),
                new TreeMap<>(subject.environment()).toString(),
                options.text(),
                lesson.learning().toString(),
                lesson.making()));
    }
}

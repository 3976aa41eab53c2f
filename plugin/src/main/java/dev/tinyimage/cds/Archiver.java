package dev.tinyimage.cds;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.Step;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.run.ImageRun;
import dev.tinyimage.run.NotHere;
import dev.tinyimage.runtime.JavaRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Makes start-up archives, each by the JVM of its image, and has that JVM accept it. An archive is kept by all that it
 * depends on, so that it is made and accepted once; on JDK 17 no two runs would give the same bytes.
 *
 * @param work folder for the image's files
 */
public record Archiver(ArchiveOptions options, Cache cache, Path work, Console console) {

    /** Where a JVM looks by itself. */
    private static final String DEFAULT_ARCHIVE = "/lib/server/classes.jsa";

    /** With it a JVM that refuses its archive does not start: java(1). */
    static final String SHARED = "-Xshare:on";

    /** Of what the cache keeps. */
    static final String KIND = "archives";

    private static final String APP_ARCHIVE = "/app/app.jsa";

    /**
     * What of an image, unpacked, an archive of the application may add for {@code auto} to take it. Small applications are
     * below that, with a few milliseconds of pull for as many of boot. Above it, as with Spring Boot (0.6), the pull over
     * 200 Mbit/s eats most of what the boot gains: docs/startup.md.
     */
    private static final double LARGEST_SHARE = 0.5;

    /** Makes what is asked for; none where that is none, or where it cannot be had and is not required. */
    public Choice make(ArchivedImage archived) throws IOException {
        try {
            return wanted(archived);
        } catch (NotHere e) {
            String reason = Messages.startsNowhere(e.getMessage());
            if (options.required()) {
                throw Messages.cannotMake(options.kind(), reason);
            }
            console.warn(Messages.withoutAny(reason));
            return Choice.none(reason).instead();
        }
    }

    private Choice wanted(ArchivedImage archived) throws IOException {
        if (options.training().isPresent()) {
            Trainer trainer = new Trainer(options.training().get(), options.engine(), cache, work, console);
            Optional<StartupArchive> trained = trainer.make(archived);
            return trained.isPresent()
                    ? Choice.of(trained.get())
                    : untrained(archived).instead();
        }
        return untrained(archived);
    }

    private Choice untrained(ArchivedImage archived) throws IOException {
        if (options.kind() != ArchiveKind.AUTO) {
            return make(options.kind(), archived);
        }
        Choice app = make(ArchiveKind.APP, archived);
        if (app.kind() != ArchiveKind.APP || pays(app.archive().orElseThrow(), archived)) {
            return app;
        }
        console.info(Messages.tooLarge());
        return make(ArchiveKind.JDK, archived).because(Messages.tooLarge());
    }

    private static boolean pays(StartupArchive archive, ArchivedImage archived) throws IOException {
        return Files.size(archive.file()) <= LARGEST_SHARE * archived.image().unpackedSize();
    }

    private Choice make(ArchiveKind kind, ArchivedImage archived) throws IOException {
        if (kind == ArchiveKind.NONE) {
            return Choice.none(Messages.notAsked());
        }
        try {
            StartupArchive archive = kind == ArchiveKind.JDK ? jdk(archived) : app(archived);
            console.info(Messages.made(archive));
            return Choice.of(archive);
        } catch (Refused e) {
            if (options.required()) {
                throw Messages.cannotMake(kind, e.getMessage());
            }
            console.warn(Messages.without(kind, e.getMessage()));
            Choice other = kind == ArchiveKind.JDK
                    ? Choice.none(e.getMessage())
                    : make(ArchiveKind.JDK, archived).because(e.getMessage());
            return other.instead();
        }
    }

    private StartupArchive jdk(ArchivedImage archived) throws IOException {
        String path = archived.home() + DEFAULT_ARCHIVE;
        Dump dump = new Dump(archived.java(), ClassList.ofJdk(archived, cache), "", true, Species.of(archived, cache));
        return new StartupArchive(ArchiveKind.JDK, accepted(archived, dump, path, List.of()), path, List.of());
    }

    /** It holds the JDK's classes too, so that it is the only archive of its image. */
    private StartupArchive app(ArchivedImage archived) throws IOException {
        archived.jvmOptions().refuseHidden();
        List<String> flags = List.of("-XX:SharedArchiveFile=" + APP_ARCHIVE);
        Dump dump = new Dump(
                archived.java(),
                ClassList.ofApp(archived, cache),
                archived.command().javaClassPath(),
                true,
                Species.of(archived, cache));
        return new StartupArchive(ArchiveKind.APP, accepted(archived, dump, APP_ARCHIVE, flags), APP_ARCHIVE, flags);
    }

    /** One of linked classes where the JVM takes that beside the image's own options, else one that it is less strict about. */
    private Path accepted(ArchivedImage archived, Dump dump, String path, List<String> flags) throws IOException {
        JvmOptions options = archived.jvmOptions();
        options.refuseOthers();
        Acceptance acceptance = new Acceptance(archived.java(), options.passive(), SHARED, flags, dump.classPath());
        if (archived.hasLinkedClasses() && options.active().isEmpty()) {
            try {
                return kept(archived, dump, acceptance, path);
            } catch (Refused e) {
                console.debug(Messages.notLinked(e.getMessage()));
            }
        }
        return kept(archived, dump.unlinked(), acceptance, path);
    }

    private Path kept(ArchivedImage archived, Dump dump, Acceptance acceptance, String path) throws IOException {
        return cache.file(KIND, key(archived, dump, acceptance), file -> {
            try (Step step = console.step("Making the start-up archive");
                    ImageRun run = archived.open(dump.ofApp(), options.engine(), work)) {
                Path archive = dump.write(run);
                run.add(archive, path);
                acceptance.check(run);
                Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    private static String key(ArchivedImage archived, Dump dump, Acceptance acceptance) throws IOException {
        JavaRuntime runtime = archived.runtime();
        String files = dump.ofApp()
                ? archived.content()
                : runtime.digest("lib/modules") + runtime.digest("lib/server/libjvm.so");
        return DigestStream.hex(files + dump.key() + acceptance.key());
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.cds.ArchiveOptions.Kind;
import dev.tinyimage.cds.TrainingOptions;
import java.util.Optional;

/** Turns the parameters of the start-up archive into values, and refuses those that make no sense. */
record ArchiveReader(RuntimeParameters runtime) {

    ArchiveOptions read() {
        Optional<TrainingOptions> training = new TrainingReader(runtime).read();
        Kind kind = kind(training.isPresent());
        boolean asked = runtime.archive != null && kind != Kind.AUTO;
        boolean required = runtime.archiveRequired == null
                ? asked
                : Switches.isOn("runtime.archiveRequired", runtime.archiveRequired);
        return new ArchiveOptions(kind, required, training);
    }

    /** Training is for an archive of the application's classes, whether that is named or not. */
    private Kind kind(boolean trained) {
        if (runtime.archive == null) {
            return trained ? Kind.APP : ArchiveOptions.DEFAULT.kind();
        }
        Kind kind = kind(runtime.archive);
        if (trained && kind != Kind.APP) {
            throw Messages.badValue("runtime", "archive", runtime.archive, "app, since <training> has <until>");
        }
        return kind;
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "none" -> Kind.NONE;
            case "jdk" -> Kind.JDK;
            case "app" -> Kind.APP;
            case "auto" -> Kind.AUTO;
            default -> throw Messages.badValue("runtime", "archive", text, "none, jdk, app or auto");
        };
    }
}

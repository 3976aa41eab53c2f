package dev.tinyimage.maven;

import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.cds.TrainingOptions;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.maven.config.RuntimeParameters;
import java.util.Optional;

/** Turns the parameters of the start-up archive into values, and refuses those that make no sense. */
record ArchiveReader(RuntimeParameters runtime, DockerClient dockerClient) {

    ArchiveOptions read() {
        Optional<TrainingOptions> training = new TrainingReader(runtime).read();
        ArchiveKind kind = kind(training.isPresent());
        boolean asked = runtime.archive != null && kind != ArchiveKind.AUTO;
        boolean required = runtime.archiveRequired == null
                ? asked
                : Switches.isOn(ParameterName.RUNTIME_ARCHIVE_REQUIRED, runtime.archiveRequired);
        return new ArchiveOptions(kind, required, training, Optional.ofNullable(dockerClient.executable));
    }

    /** Training is for an archive of the application's classes, whether that is named or not. */
    private ArchiveKind kind(boolean trained) {
        if (runtime.archive == null) {
            return trained ? ArchiveKind.APP : ArchiveOptions.DEFAULT.kind();
        }
        ArchiveKind kind = kind(runtime.archive);
        if (trained && kind != ArchiveKind.APP) {
            throw Messages.badValue(
                    ParameterName.RUNTIME_ARCHIVE, runtime.archive, "app, since <training> has <until>");
        }
        return kind;
    }

    private static ArchiveKind kind(String text) {
        return switch (text) {
            case "none" -> ArchiveKind.NONE;
            case "jdk" -> ArchiveKind.JDK;
            case "app" -> ArchiveKind.APP;
            case "auto" -> ArchiveKind.AUTO;
            default -> throw Messages.badValue(ParameterName.RUNTIME_ARCHIVE, text, "none, jdk, app or auto");
        };
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.archive.ArchiveOptions;
import dev.tinyimage.archive.ArchiveOptions.Kind;

/** Turns the parameters of the start-up archive into values, and refuses those that make no sense. */
record ArchiveReader(RuntimeParameters runtime) {

    ArchiveOptions read() {
        Kind kind = runtime.archive == null ? ArchiveOptions.DEFAULT.kind() : kind(runtime.archive);
        boolean asked = runtime.archive != null && kind != Kind.AUTO;
        boolean required = runtime.archiveRequired == null
                ? asked
                : Switches.isOn("runtime.archiveRequired", runtime.archiveRequired);
        return new ArchiveOptions(kind, required);
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

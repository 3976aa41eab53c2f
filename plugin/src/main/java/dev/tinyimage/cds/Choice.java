package dev.tinyimage.cds;

import dev.tinyimage.app.StartCommand;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which archive an image has.
 *
 * @param archive if it has one
 * @param reason why it has none, or another than was asked for; else empty
 * @param asAsked false where one was asked for and could not be had: on another machine, or another day, it may be
 */
public record Choice(Optional<StartupArchive> archive, String reason, boolean asAsked) {

    static Choice of(StartupArchive archive) {
        return new Choice(Optional.of(archive), "", true);
    }

    static Choice none(String reason) {
        return new Choice(Optional.empty(), reason, true);
    }

    /** The same where something else could not be had. */
    Choice instead() {
        return new Choice(archive, reason, false);
    }

    /** The same where something else was wanted first. */
    Choice because(String first) {
        return new Choice(archive, reason.isEmpty() ? first : first + "; " + reason, asAsked);
    }

    /** What is said of it. */
    public ArchiveFacts facts() {
        return new ArchiveFacts(kind(), archive.map(StartupArchive::path).orElse(""), reason);
    }

    /** What the archive holds. */
    public ArchiveKind kind() {
        return archive.map(StartupArchive::kind).orElse(ArchiveKind.NONE);
    }

    /** The archive's layer. */
    public Optional<Layer> layer(LayerWriter writer) throws IOException {
        return archive.isPresent() ? Optional.of(archive.get().layer(writer)) : Optional.empty();
    }

    /**
     * An application's layers with the archive's: that of the JDK's classes changes with the runtime alone and lies on it, any
     * other on top of all.
     *
     * @param layers of the application
     * @param own the archive's
     * @param runtime what the layer of the runtime's modules is called
     */
    public List<Layer> among(List<Layer> layers, Optional<Layer> own, String runtime) {
        List<Layer> all = new ArrayList<>(layers);
        int aboveRuntime = layers.stream().map(Layer::name).toList().indexOf(runtime) + 1;
        own.ifPresent(layer -> all.add(kind() == ArchiveKind.JDK ? aboveRuntime : all.size(), layer));
        return all;
    }

    /** A command with the options by which the JVM finds the archive. */
    public StartCommand start(StartCommand command) {
        return archive.map(made -> command.with(made.jvmFlags())).orElse(command);
    }
}

package dev.tinyimage;

import dev.tinyimage.app.Project;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ExtraFiles;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.runtime.RuntimeOptions;
import java.nio.file.Path;

/**
 * All that a user can decide about an image.
 *
 * @param project what is packaged
 * @param target platform, JDK and base
 * @param modules what the user decides about modules
 * @param runtime what else the user decides about the runtime
 * @param archive what the user decides about the start-up archive
 * @param dropForeignNatives whether dependencies lose native libraries for other systems
 * @param container how the application runs
 * @param packing how files become layers
 * @param extraFiles what goes in besides the application
 * @param work folder for the files of this build
 */
public record BuildRequest(
        Project project,
        Target target,
        ModuleOptions modules,
        RuntimeOptions runtime,
        ArchiveOptions archive,
        boolean dropForeignNatives,
        ContainerOptions container,
        Packing packing,
        ExtraFiles extraFiles,
        Path work) {

    /** The same with an archive of this kind where it can be had. */
    BuildRequest withArchive(ArchiveOptions.Kind kind) {
        return new BuildRequest(
                project,
                target,
                modules,
                runtime,
                archive.of(kind),
                dropForeignNatives,
                container,
                packing,
                extraFiles,
                work);
    }
}

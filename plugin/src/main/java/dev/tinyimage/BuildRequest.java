package dev.tinyimage;

import dev.tinyimage.app.Project;
import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ExtraFiles;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a user can decide about an image.
 *
 * @param project what is packaged
 * @param platforms what it is to run on; that of the JDK to link from if empty
 * @param jdks what its runtimes are made of
 * @param modules what the user decides about modules
 * @param runtime what else the user decides about the runtime
 * @param archive what the user decides about the start-up archive
 * @param base what it stands on
 * @param dropForeignNatives whether dependencies lose native libraries for other systems
 * @param container how the application runs
 * @param packing how files become layers
 * @param extraFiles what goes in besides the application
 * @param work folder for the files of this build
 */
public record BuildRequest(
        Project project,
        List<Platform> platforms,
        JdkOptions jdks,
        ModuleOptions modules,
        RuntimeOptions runtime,
        ArchiveOptions archive,
        BaseOptions base,
        boolean dropForeignNatives,
        ContainerOptions container,
        Packing packing,
        ExtraFiles extraFiles,
        Path work) {

    /** The same with an archive of this kind where it can be had. */
    BuildRequest withArchive(ArchiveKind kind) {
        return new BuildRequest(
                project,
                platforms,
                jdks,
                modules,
                runtime,
                archive.of(kind),
                base,
                dropForeignNatives,
                container,
                packing,
                extraFiles,
                work);
    }

    /** The same for other platforms. */
    public BuildRequest withPlatforms(List<Platform> others) {
        return new BuildRequest(
                project,
                others,
                jdks,
                modules,
                runtime,
                archive,
                base,
                dropForeignNatives,
                container,
                packing,
                extraFiles,
                work);
    }
}

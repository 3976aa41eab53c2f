package dev.tinyimage;

import dev.tinyimage.app.Project;
import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that a user can decide about an image.
 *
 * @param project what is packaged
 * @param jdk what the runtime is made of
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
        Jdk jdk,
        ModuleOptions modules,
        RuntimeOptions runtime,
        ArchiveOptions archive,
        BaseOptions base,
        boolean dropForeignNatives,
        Container container,
        Packing packing,
        ExtraFiles extraFiles,
        Path work) {

    /** The same with an archive of this kind where it can be had. */
    BuildRequest withArchive(ArchiveOptions.Kind kind) {
        return new BuildRequest(
                project,
                jdk,
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

    /**
     * How the application runs.
     *
     * @param extraClassPath paths in the image, put before the application's own
     * @param defaults options of the JVM that hold unless others are given
     * @param jvmFlags put before the class path
     * @param arguments for the main class
     * @param environment on top of the base's
     * @param ports such as {@code 8080/tcp}
     * @param user numeric, so that Kubernetes can tell it is not root
     * @param workingDirectory empty for the base's
     * @param created the image's time
     */
    public record Container(
            List<String> extraClassPath,
            JvmDefaults defaults,
            List<String> jvmFlags,
            List<String> arguments,
            Map<String, String> environment,
            List<String> ports,
            Map<String, String> labels,
            String user,
            String workingDirectory,
            Instant created) {}
}

package dev.tinyimage.maven;

import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Project;
import dev.tinyimage.app.war.WarOptions;
import dev.tinyimage.maven.config.Container;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Reads a project with its class path. Maven only collects the dependencies; their files are found here, because
 * Maven 3's own resolution fails on modules of the same build that an earlier run has packaged but not installed.
 */
record ProjectReader(MavenSession session, MavenProject project, RepositorySystem repositories) {

    Project read(Container container, WarOptions war) throws IOException {
        List<Dependency> dependencies = new ArrayList<>();
        List<Dependency> provided = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            boolean isProvided = Artifact.SCOPE_PROVIDED.equals(artifact.getScope());
            if (artifact.getArtifactHandler().isAddedToClasspath() && (!isProvided || isWar(project))) {
                (isProvided ? provided : dependencies).add(dependency(artifact));
            }
        }
        return new Project(
                coordinates(project.getArtifact()),
                jarOf(project),
                Path.of(project.getBuild().getDirectory()),
                dependencies,
                provided,
                Optional.ofNullable(container.mainClass),
                Optional.ofNullable(container.runnableJar)
                        .map(jar -> project.getBasedir().toPath().resolve(jar)),
                war);
    }

    private Dependency dependency(Artifact artifact) throws IOException {
        Optional<MavenProject> sibling = session.getProjects().stream()
                .filter(module -> isOf(artifact, module))
                .findFirst();
        if (sibling.isPresent()) {
            return new Dependency(coordinates(artifact), jarOf(sibling.get()), Jar.Role.SIBLING);
        }
        return new Dependency(
                coordinates(artifact), resolve(artifact), artifact.isSnapshot() ? Jar.Role.SNAPSHOT : Jar.Role.LIBRARY);
    }

    private static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                artifact.getArtifactHandler().getExtension(),
                artifact.hasClassifier() ? artifact.getClassifier() : "");
    }

    private static boolean isOf(Artifact artifact, MavenProject module) {
        return artifact.getGroupId().equals(module.getGroupId())
                && artifact.getArtifactId().equals(module.getArtifactId())
                && artifact.getBaseVersion().equals(module.getVersion())
                && !artifact.hasClassifier();
    }

    private Path resolve(Artifact artifact) {
        if (artifact.getFile() != null) { // system scope
            return artifact.getFile().toPath();
        }
        ArtifactRequest request = new ArtifactRequest(
                RepositoryUtils.toArtifact(artifact), project.getRemoteProjectRepositories(), "runtime");
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw Messages.dependencyNotResolved(project.getArtifactId(), artifact.toString(), e);
        }
    }

    /** What this run has packaged, else what an earlier one left, unless classes have been compiled since. */
    private static Path jarOf(MavenProject module) throws IOException {
        File packaged = module.getArtifact().getFile();
        if (packaged != null && packaged.isFile()) {
            return packaged.toPath();
        }
        Path jar =
                Path.of(module.getBuild().getDirectory(), module.getBuild().getFinalName() + "." + extension(module));
        Path original = jar.resolveSibling(jar.getFileName() + ".original");
        if (!Files.isRegularFile(jar) && Files.isRegularFile(original)) { // Quarkus has made an uber-jar of it
            jar = original;
        }
        if (!Files.isRegularFile(jar)) {
            throw Messages.notPackaged(module.getArtifactId(), "there is no " + jar.getFileName());
        }
        if (isOlder(jar, Path.of(module.getBuild().getOutputDirectory()))) {
            throw Messages.notPackaged(module.getArtifactId(), jar.getFileName() + " is older than its classes");
        }
        return jar;
    }

    private static String extension(MavenProject module) {
        return isWar(module) ? "war" : "jar";
    }

    private static boolean isWar(MavenProject module) {
        return module.getPackaging().equals("war");
    }

    private static boolean isOlder(Path jar, Path classes) throws IOException {
        if (!Files.isDirectory(classes)) {
            return false;
        }
        FileTime packaged = Files.getLastModifiedTime(jar);
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(packaged) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}

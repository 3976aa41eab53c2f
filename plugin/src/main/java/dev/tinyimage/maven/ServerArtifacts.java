package dev.tinyimage.maven;

import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.war.Artifacts;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves servers from the project's repositories; the project's managed versions do not touch them. */
record ServerArtifacts(MavenSession session, MavenProject project, RepositorySystem repositories) implements Artifacts {

    @Override
    public List<Dependency> withDependencies(List<String> coordinates) {
        CollectRequest collect = new CollectRequest().setRepositories(project.getRemoteProjectRepositories());
        coordinates.forEach(artifact -> collect.addDependency(
                new org.eclipse.aether.graph.Dependency(new DefaultArtifact(artifact), "runtime")));
        DependencyRequest request = new DependencyRequest(collect, null); // Maven itself leaves out test and provided
        try {
            return repositories
                    .resolveDependencies(session.getRepositorySession(), request)
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(ServerArtifacts::dependency)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw Messages.serverNotResolved(coordinates.get(0), session.isOffline(), e);
        }
    }

    private static Dependency dependency(Artifact artifact) {
        Coordinates coordinates = new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                artifact.getExtension(),
                artifact.getClassifier());
        return new Dependency(coordinates, artifact.getFile().toPath(), Jar.Role.SERVER);
    }
}

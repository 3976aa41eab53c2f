package dev.tinyimage.app;

import dev.tinyimage.app.Project.Dependency;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A WAR: exploded, beside a server of the generation it is written for and a launcher of ours. The server sees the
 * layout that it knows from WARs, with its own class loader, so that all works as in a server. One that is a Spring Boot
 * application brings its server, and is started by its own main class.
 */
final class War implements Kind {

    /** In the image. */
    private static final String FOLDER = "war/";

    private static final String ABSOLUTE_FOLDER = "/app/war";

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        return project.jar().toString().endsWith(".war") ? Optional.of(explode(project)) : Optional.empty();
    }

    private static Application explode(Project project) {
        Path work = project.target().resolve("tinyimage/work");
        ExplodedWar war = ExplodedWar.of(project.jar(), work);
        return war.startClass().map(main -> springBoot(project, war, main)).orElseGet(() -> served(project, war, work));
    }

    private static Application served(Project project, ExplodedWar war, Path work) {
        WarOptions options = project.war();
        WarContents contents = WarContents.read(war);
        ServletServer server = ServletServer.of(options.server(), contents.api());
        List<Dependency> serverArtifacts =
                options.artifacts().withDependencies(server.artifacts(contents, options.serverVersion()));
        List<Jar> serverJars = serverJars(server, serverArtifacts, work);
        List<Jar> jars = new ArrayList<>(serverJars);
        jars.add(new Jar(war.classes(), FOLDER + "WEB-INF/classes", Jar.Role.INSPECTED));
        jars.addAll(pages(war));
        jars.addAll(libraries(project, war, war.libraries()));
        return new Application(
                "a WAR with " + contents.api().root + ".servlet for " + server.text(options.serverVersion()),
                jars,
                otherFiles(war, jars, ""),
                new Launch.MainClass(serverJars, server.launcher().get(0)),
                List.of(),
                List.of(ABSOLUTE_FOLDER, options.contextName()),
                Stream.concat(serverArtifacts.stream(), project.dependencies().stream())
                        .toList());
    }

    /** Its classes are a jar, for a folder on the class path is not taken into start-up archives. */
    private static Application springBoot(Project project, ExplodedWar war, String mainClass) {
        List<Jar> classPath = new ArrayList<>();
        classPath.add(new Jar(war.classes(), FOLDER + "WEB-INF/classes.jar", Jar.Role.APP));
        classPath.addAll(libraries(
                project,
                war,
                Stream.concat(war.libraries().stream(), war.providedLibraries().stream())
                        .toList()));
        List<Jar> jars = new ArrayList<>(classPath);
        jars.addAll(pages(war));
        boolean processed = SpringBoot.isProcessed(war.classes(), mainClass);
        return new Application(
                "a Spring Boot WAR" + (processed ? SpringBoot.PROCESSED : ""),
                jars,
                otherFiles(war, classPath, ExplodedWar.CLASSES),
                new Launch.MainClass(classPath, mainClass),
                processed ? SpringBoot.FLAGS_OF_PROCESSED : List.of(),
                List.of(),
                Stream.concat(project.dependencies().stream(), provided(project, war))
                        .toList());
    }

    private static Stream<Dependency> provided(Project project, ExplodedWar war) {
        return war.providedLibraries().stream()
                .map(war.folder()::resolve)
                .flatMap(jar -> project.provided().stream()
                        .filter(artifact -> jar.endsWith(artifact.fileName()))
                        .map(artifact -> new Dependency(artifact, jar, false)));
    }

    private static List<Jar> pages(ExplodedWar war) {
        return war.hasPages() ? List.of(new Jar(war.pages(), FOLDER + "pages", Jar.Role.INSPECTED)) : List.of();
    }

    private static List<Jar> serverJars(ServletServer server, List<Dependency> artifacts, Path work) {
        List<Jar> jars = new ArrayList<>();
        jars.add(new Jar(launcher(server, work), "server/launcher.jar", Jar.Role.SERVER));
        for (Dependency artifact : artifacts) {
            jars.add(new Jar(artifact.jar(), "server/" + artifact.fileName(), Jar.Role.SERVER));
        }
        return jars;
    }

    /** The launcher's class files are part of the plugin, so that nothing more has to be published and resolved. */
    private static Path launcher(ServletServer server, Path work) {
        Path jar = work.resolve("launcher.jar");
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try {
            for (String name : server.launcher()) {
                String file = name.replace('.', '/') + ".class";
                try (InputStream in = War.class.getResourceAsStream("/" + file)) {
                    classes.put(file, in.readAllBytes());
                }
            }
            JarWriter.write(jar, classes);
            return jar;
        } catch (IOException e) {
            throw Messages.unreadableJar(jar, e);
        }
    }

    private static List<Jar> libraries(Project project, ExplodedWar war, List<String> names) {
        Set<String> changing = project.dependencies().stream()
                .filter(Dependency::changing)
                .map(dependency -> dependency.jar().getFileName().toString())
                .collect(Collectors.toSet());
        return names.stream()
                .map(name -> new Jar(war.folder().resolve(name), FOLDER + name, role(name, changing)))
                .toList();
    }

    private static Jar.Role role(String library, Set<String> changing) {
        boolean changes =
                library.endsWith("-SNAPSHOT.jar") || changing.contains(library.substring(library.lastIndexOf('/') + 1));
        return changes ? Jar.Role.CHANGING_DEPENDENCY : Jar.Role.DEPENDENCY;
    }

    private static List<AppFile> otherFiles(ExplodedWar war, List<Jar> jars, String leftOut) {
        Set<Path> taken = jars.stream().map(Jar::file).collect(Collectors.toSet());
        return war.files().stream()
                .filter(name -> leftOut.isEmpty() || !name.startsWith(leftOut))
                .filter(name -> !taken.contains(war.folder().resolve(name)))
                .map(name -> new AppFile(war.folder().resolve(name), FOLDER + name, Jar.Role.APP))
                .toList();
    }
}

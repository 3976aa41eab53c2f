package dev.tinyimage.app.war;

import dev.tinyimage.app.AppFile;
import dev.tinyimage.app.Application;
import dev.tinyimage.app.ApplicationKind;
import dev.tinyimage.app.Copies;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.JarContents;
import dev.tinyimage.app.JarWriter;
import dev.tinyimage.app.Project;
import dev.tinyimage.app.SpringBoot;
import dev.tinyimage.app.Start;
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

/**
 * A WAR: exploded, beside a server of the generation it is written for and a launcher of ours. The server sees the
 * layout that it knows from WARs, with its own class loader, so that all works as in a server. One that is a Spring Boot
 * application brings its server, and is started by its own main class.
 */
public final class WarFile implements ApplicationKind {

    /** In the image. */
    private static final String FOLDER = "war/";

    private static final String ABSOLUTE_FOLDER = "/app/war";

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        return project.coordinates().type().equals("war") ? Optional.of(explode(project)) : Optional.empty();
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
        List<Dependency> artifacts =
                options.artifacts().withDependencies(server.artifacts(contents, options.serverVersion()));
        Copies copies = new Copies(project.dependencies());
        List<Jar> inWar = new ArrayList<>();
        inWar.add(new Jar(war.classes(), FOLDER + "WEB-INF/classes", Jar.Role.EXPLODED));
        inWar.addAll(pages(war));
        inWar.addAll(libraries(war, war.libraries(), copies));
        return new Application(
                "a WAR with " + contents.api().root + ".servlet for " + server.text(options.serverVersion()),
                serverJars(server, artifacts, work),
                inWar,
                otherFiles(war, inWar, ""),
                new Start(
                        Start.StartsFrom.CLASS_PATH,
                        server.launcher().get(0),
                        List.of(),
                        List.of(ABSOLUTE_FOLDER, options.contextName())),
                copies.missing(inWar),
                false);
    }

    /** Its classes are a jar, for a folder on the class path is not taken into start-up archives. */
    private static Application springBoot(Project project, ExplodedWar war, String mainClass) {
        Copies copies = new Copies(project.dependencies());
        List<Jar> classPath = new ArrayList<>();
        classPath.add(new Jar(war.classes(), FOLDER + "WEB-INF/classes.jar", Jar.Role.OWN));
        classPath.addAll(libraries(war, war.libraries(), copies));
        classPath.addAll(libraries(war, war.providedLibraries(), new Copies(project.provided())));
        return new Application(
                SpringBoot.kind("a Spring Boot WAR", war.classes(), mainClass),
                classPath,
                pages(war),
                otherFiles(war, classPath, ExplodedWar.CLASSES),
                SpringBoot.start(war.classes(), mainClass),
                copies.missing(classPath),
                false);
    }

    private static List<Jar> pages(ExplodedWar war) {
        return war.hasPages() ? List.of(new Jar(war.pages(), FOLDER + "pages", Jar.Role.EXPLODED)) : List.of();
    }

    private static List<Jar> serverJars(ServletServer server, List<Dependency> artifacts, Path work) {
        List<Jar> jars = new ArrayList<>();
        jars.add(new Jar(launcher(server, work), "server/launcher.jar", Jar.Role.SERVER));
        for (Dependency artifact : artifacts) {
            jars.add(artifact.at("server/" + artifact.fileName()));
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
                try (InputStream in = WarFile.class.getResourceAsStream("/" + file)) {
                    classes.put(file, in.readAllBytes());
                }
            }
            JarWriter.write(jar, classes);
            return jar;
        } catch (IOException e) {
            throw Messages.unreadable(jar, e);
        }
    }

    private static List<Jar> libraries(ExplodedWar war, List<String> names, Copies copies) {
        return names.stream()
                .map(name -> copies.jar(war.folder().resolve(name), FOLDER + name))
                .toList();
    }

    private static List<AppFile> otherFiles(ExplodedWar war, List<Jar> jars, String leftOut) {
        Set<Path> taken = jars.stream().map(Jar::file).collect(Collectors.toSet());
        return war.files().stream()
                .filter(name -> leftOut.isEmpty() || !name.startsWith(leftOut))
                .filter(name -> !taken.contains(war.folder().resolve(name)))
                .map(name -> new AppFile(war.folder().resolve(name), FOLDER + name, Jar.Role.OWN))
                .toList();
    }
}

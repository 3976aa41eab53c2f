package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Project;
import dev.tinyimage.app.Start;
import dev.tinyimage.app.war.WarOptions;
import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.cds.TrainingOptions;
import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.desktop.DesktopLevel;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.jdk.JdkOrigin;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.Release;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ExtraFiles;
import dev.tinyimage.layout.JvmDefaults;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.recipe.Recipe;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.run.Statuses;
import dev.tinyimage.run.TrialOptions;
import dev.tinyimage.runtime.RuntimeOptions;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application of the jars app.jar, which is its own code and uses java.sql, and lib/a.jar. */
class RecipeFinderTest {

    private static final Platform HERE = Platform.thisMachine();
    private static final HostJdk HOST = HostJdk.running();
    private static final LinkSource JDK = LinkSource.of(HOST);

    @TempDir
    Path folder;

    /** All that a recipe is found of. */
    private final class Ingredients {

        private final Path place;
        private Jars own = using("java.sql.Date");
        private String ownPath = "app.jar";
        private String library = "a library";
        private String libraryPath = "lib/a.jar";
        private List<String> others = List.of();
        private List<Reference> bases = List.of(base(1), base(2));
        private Platform platform = HERE;
        private LinkSource jdk = JDK;
        private Cache cache = TestCache.get();
        private Path work = folder.resolve("work");
        private Optional<String> extra = Optional.empty();
        private Optional<FileTime> time = Optional.empty();

        Ingredients(Path place) {
            this.place = place;
        }

        Optional<Recipe> recipe() throws IOException {
            Files.createDirectories(place);
            List<Jar> jars = new ArrayList<>();
            jars.add(new Jar(own.write(place.resolve("app.jar")), ownPath, Jar.Role.OWN));
            jars.add(library("a.jar", library).at(libraryPath));
            for (String other : others) {
                jars.add(library(other, other).at("lib/" + other));
            }
            if (extra.isPresent()) {
                Files.createDirectories(place.resolve("extra/etc"));
                Files.writeString(place.resolve("extra/etc/x"), extra.get());
            }
            if (time.isPresent()) {
                for (Jar jar : jars) {
                    Files.setLastModifiedTime(jar.file(), time.get());
                }
            }
            Target target = new Target(
                    platform, HOST, jdk, RecipeFinderTest.this.request().base());
            return find(request(), Application.onClassPath("a test", jars, Start.ofClass("p.Main")), target);
        }

        private Optional<Recipe> find(BuildRequest request, Application app, Target target) throws IOException {
            return new RecipeFinder(request, cache, new RecordingConsole()).find(app, target, bases);
        }

        private BuildRequest request() throws IOException {
            BuildRequest full = RecipeFinderTest.this.request();
            Path files = extra.isPresent() ? place.resolve("extra") : folder.resolve("extra");
            return new BuildRequest(
                    full.project(),
                    full.platforms(),
                    full.jdks(),
                    full.modules(),
                    full.runtime(),
                    full.archive(),
                    full.base(),
                    full.dropForeignNatives(),
                    full.container(),
                    full.packing(),
                    new ExtraFiles(List.of(new ExtraFiles.ExtraFolder(files, "/")), List.of()),
                    work);
        }

        private Dependency library(String name, String content) throws IOException {
            Path file = Files.writeString(place.resolve(name), content);
            return new Dependency(new Coordinates("g", name, "1", "jar", ""), file, Jar.Role.LIBRARY);
        }
    }

    private interface Change {
        void in(Ingredients ingredients) throws IOException;
    }

    /** What is another time, and whether the recipe is another then. */
    private record Scenario(String summary, boolean other, Change change) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("nothing", false, build -> {}),
                new Scenario(
                        "own code that uses the same of the JDK",
                        false,
                        build -> build.own = using("java.sql.Date").file("p/text.properties", "a=b")),
                new Scenario(
                        "own code that uses another class of the JDK",
                        true,
                        build -> build.own = using("java.util.logging.Logger")),
                new Scenario("the place of own code", true, build -> build.ownPath = "other.jar"),
                new Scenario(
                        "times of files",
                        false,
                        build -> build.time = Optional.of(FileTime.from(Instant.EPOCH.plusSeconds(100)))),
                new Scenario(
                        "the folder of the cache", false, build -> build.cache = cache(build.place.resolve("cache"))),
                new Scenario("the folder for work", false, build -> build.work = build.place.resolve("work")),
                new Scenario("the content of a library", true, build -> build.library = "another version"),
                new Scenario("the place of a library", true, build -> build.libraryPath = "lib/b.jar"),
                new Scenario("one more library", true, build -> build.others = List.of("b.jar")),
                new Scenario("the content of an extra file", true, build -> build.extra = Optional.of("other")),
                new Scenario("the folder of extra files", false, build -> build.extra = Optional.of("extra")),
                new Scenario("a base's digest", true, build -> build.bases = List.of(base(1), base(3))),
                new Scenario("the platform", true, build -> build.platform = new Platform("linux", "riscv64")),
                new Scenario("the JDK's version", true, build -> {
                    Map<String, String> values = new TreeMap<>(JDK.release().values());
                    values.put("SOURCE", "another commit");
                    build.jdk = new LinkSource(JDK.home(), new Release(values), HERE, JDK.jmods(), JDK.origin());
                }),
                new Scenario("the JDK's files", true, build -> {
                    Path jmods = Files.createDirectories(build.place.resolve("jmods"));
                    Files.writeString(jmods.resolve("java.base.jmod"), "another");
                    build.jdk = JDK.with(jmods);
                }),
                new Scenario(
                        "what users know the JDK by",
                        false,
                        build -> build.jdk =
                                new LinkSource(JDK.home(), JDK.release(), HERE, JDK.jmods(), "the JDK of this test")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void itIsAnotherOneByWhatGoesIntoTheImage(Scenario scenario) throws IOException {
        Ingredients one = new Ingredients(folder.resolve("one"));
        Ingredients other = new Ingredients(folder.resolve("other"));
        request();
        scenario.change().in(other);

        Recipe recipe = one.recipe().orElseThrow();

        assertThat(!other.recipe().orElseThrow().equals(recipe)).isEqualTo(scenario.other());
    }

    @Test
    void itDoesNotDependOnWhatTheCacheKnowsOfTheSameCodeElsewhere() throws IOException {
        Path jar = using("java.sql.Date").write(folder.resolve("own.jar"));
        Cache warm = cache(folder.resolve("warm"));

        find(request(), app(jar, "first.jar"), warm);

        assertThat(find(request(), app(jar, "second.jar"), warm))
                .isEqualTo(find(request(), app(jar, "second.jar"), cache(folder.resolve("cold"))));
    }

    @Test
    void thereIsNoneWhereOwnCodeHasNativeFiles() throws IOException {
        Path library = Files.write(
                folder.resolve("libx.so"),
                TestElf.of(TestElf.X86_64).needs("libc.so.6").bytes());
        Path jar = using("java.sql.Date").file("libx.so", library).write(folder.resolve("own.jar"));

        assertThat(find(request(), app(jar, "app.jar"), TestCache.get())).isEmpty();
    }

    /** What is not in this list is in the recipe, whatever options there will be. */
    private static final Set<String> TOLD_OTHERWISE = Set.of(
            // the application has what matters of it
            "project.jar",
            "project.target",
            "project.dependencies",
            "project.provided",
            "project.mainClass",
            "project.runnableJar",
            "project.war.server",
            "project.war.serverVersion",
            "project.war.contextPath",
            "project.war.artifacts",
            // the target has what matters of them
            "platforms",
            "jdks.toolchain",
            "jdks.all",
            "jdks.all.path",
            "jdks.each",
            // where an archive is made, how long that may take, and whether its lack is an error, changes none
            "archive.required",
            "archive.engine",
            "archive.training.required",
            "archive.training.start.runner",
            "archive.training.start.engine",
            "archive.training.start.statuses.text",
            "archive.training.start.statuses.codes",
            "archive.training.start.timeout",
            "archive.training.start.port",
            // a base that is made of this machine's files, or gets some, has no recipe
            "base.sysroot",
            "base.certificates",
            "base.timeZones",
            "base.debug",
            "work");

    @Test
    void eachOptionIsInItUnlessItIsToldOtherwise() throws IOException {
        Path jar = using("java.sql.Date").write(folder.resolve("own.jar"));
        Application app = app(jar, "app.jar");
        Recipe recipe = find(request(), app, TestCache.get()).orElseThrow();
        Map<String, BuildRequest> others = new LinkedHashMap<>();
        others(request()).forEach((name, other) -> others.put(name, (BuildRequest) other));

        List<String> same = new ArrayList<>();
        for (Map.Entry<String, BuildRequest> other : others.entrySet()) {
            if (find(other.getValue(), app, TestCache.get()).orElseThrow().equals(recipe)) {
                same.add(other.getKey());
            }
        }

        assertThat(same).containsExactlyInAnyOrderElementsOf(TOLD_OTHERWISE);
        assertThat(others).containsKeys("archive.training.questions", "container.created", "packing.compression.level");
    }

    /** The same record with one component another, for each, by its path. */
    private Map<String, Object> others(Record value) throws IOException {
        Map<String, Object> others = new LinkedHashMap<>();
        RecordComponent[] components = value.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int place = i;
            Map<String, Object> inside = other(get(value, components[i]));
            inside.forEach((name, other) -> others.put(components[place].getName() + name, with(value, place, other)));
        }
        return others;
    }

    private Map<String, Object> other(Object value) throws IOException {
        Map<String, Object> inside = new LinkedHashMap<>();
        if (value instanceof Record fields) {
            others(fields).forEach((name, other) -> inside.put("." + name, other));
        } else if (value instanceof Optional<?> optional) {
            inside.put("", Optional.empty());
            if (optional.orElseThrow() instanceof Record fields) {
                others(fields).forEach((name, other) -> inside.put("." + name, Optional.of(other)));
            }
        } else if (value instanceof Map<?, ?> map) {
            assertThat(map).isNotEmpty();
            inside.put("", Map.of());
        } else if (value instanceof Set<?> set) {
            assertThat(set).isNotEmpty();
            inside.put("", Set.of());
        } else if (value instanceof List<?> list) {
            assertThat(list).isNotEmpty();
            inside.put("", List.of());
        } else if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            inside.put("", all[(constant.ordinal() + 1) % all.length]);
        } else if (value instanceof String text) {
            inside.put("", text + "x");
        } else if (value instanceof Boolean truth) {
            inside.put("", !truth);
        } else if (value instanceof Integer number) {
            inside.put("", number + 1);
        } else if (value instanceof Duration time) {
            inside.put("", time.plusSeconds(1));
        } else if (value instanceof Instant time) {
            inside.put("", time.plusSeconds(1));
        } else if (value instanceof Path) {
            inside.put("", Files.writeString(folder.resolve("another"), "another"));
        } else {
            inside.put("", value);
        }
        return inside;
    }

    private static Object get(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object with(Record value, int place, Object other) {
        try {
            RecordComponent[] components = value.getClass().getRecordComponents();
            Constructor<?> constructor = value.getClass()
                    .getDeclaredConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = i == place ? other : get(value, components[i]);
            }
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Recipe> find(BuildRequest request, Application app, Cache cache) throws IOException {
        Target target = new Target(HERE, HOST, JDK, request.base());
        return new RecipeFinder(request, cache, new RecordingConsole()).find(app, target, List.of(base(1)));
    }

    /** One that knows the JDK, which takes seconds to read, and nothing else. */
    private static Cache cache(Path folder) throws IOException {
        JDK.content(TestCache.get());
        Cache cache = TestCache.at(folder);
        Path known = TestCache.get().folder().resolve("jdk-contents");
        Path copy = Files.createDirectories(cache.folder().resolve("jdk-contents"));
        try (Stream<Path> files = Files.list(known)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return cache;
    }

    private static Application app(Path jar, String path) {
        return Application.onClassPath("a test", List.of(new Jar(jar, path, Jar.Role.OWN)), Start.ofClass("p.Main"));
    }

    private static Reference base(int number) {
        return Reference.parse("base", "here").withDigest(Digests.sha256(new byte[number]));
    }

    private static Jars using(String type) {
        return Jars.jar().source("p.Main", "package p; class Main { " + type + " used; }");
    }

    /** A request with something of all that can be asked for. */
    private BuildRequest request() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Files.createDirectories(folder.resolve("extra/etc"));
        Files.writeString(folder.resolve("extra/etc/x"), "extra");
        Coordinates name = new Coordinates("g", "app", "1", "jar", "c");
        Dependency library = new Dependency(name, file, Jar.Role.LIBRARY);
        TrialOptions start = new TrialOptions(
                Optional.of("docker"),
                Optional.of("docker"),
                Optional.of("/"),
                new Statuses("200", Set.of(200)),
                Duration.ofSeconds(1),
                Optional.of(8080),
                Map.of("A", "b"),
                List.of("a"));
        return new BuildRequest(
                new Project(
                        name,
                        file,
                        folder,
                        List.of(library),
                        List.of(library),
                        Optional.of("p.Main"),
                        Optional.of(file),
                        new WarOptions("tomcat", Optional.of("11"), "/", coordinates -> List.of())),
                List.of(HERE),
                new JdkOptions(
                        Optional.of(folder),
                        Optional.of(new JdkOrigin.Folder(folder)),
                        Map.of(HERE, new JdkOrigin.Folder(folder))),
                new ModuleOptions(
                        List.of("java.sql"),
                        List.of("java.rmi"),
                        List.of("de"),
                        List.of("IBM037"),
                        List.of("-Xss1m"),
                        Map.of("A", "b"),
                        false),
                new RuntimeOptions(
                        new CutOptions(Optional.of(DesktopLevel.values()[0]), Optional.of(true)),
                        true,
                        Optional.of(file),
                        List.of(file)),
                new ArchiveOptions(
                        ArchiveKind.APP,
                        false,
                        Optional.of(new TrainingOptions(TrainingOptions.End.ANSWER, start, List.of("/"), false, false)),
                        Optional.of("docker")),
                new BaseOptions(
                        Optional.of("base"),
                        folder,
                        BaseOptions.Fonts.AUTO,
                        false,
                        Set.of("libx.so"),
                        false,
                        false,
                        false),
                true,
                new ContainerOptions(
                        List.of("/a"),
                        JvmDefaults.STANDARD,
                        List.of("-Xss1m"),
                        List.of("a"),
                        Map.of("A", "b"),
                        List.of("8080/tcp"),
                        Map.of("l", "m"),
                        "1",
                        "/",
                        Instant.EPOCH),
                new Packing(new Compression(LayerFormat.GZIP, 1), false),
                new ExtraFiles(
                        List.of(new ExtraFiles.ExtraFolder(folder.resolve("extra"), "/")),
                        List.of(new ExtraFiles.PathMode("/etc/x", 0600))),
                folder.resolve("work"));
    }
}

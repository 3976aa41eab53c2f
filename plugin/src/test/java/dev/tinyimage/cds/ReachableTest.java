package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReachableTest {

    private static RuntimeClasses runtime = new RuntimeClasses(Path.of(System.getProperty("java.home")));

    @TempDir
    Path folder;

    private record Scenario(String summary, Jars content, String mainClass, String found) {
        @Override
        public String toString() {
            return summary;
        }
    }

    private static Jars jar(String body) {
        return Jars.jar().source("Main", "class Main { public static void main(String[] a) { " + body + " } }");
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "what code names, with its parents",
                        jar("new Child();")
                                .source("Child", "class Child extends Parent {}")
                                .source("Parent", "class Parent {}")
                                .source("Stranger", "class Stranger {}"),
                        "Main",
                        "[Child, Main, Parent]"),
                new Scenario(
                        "an annotation and its values, and types in signatures, which frameworks load by reflection",
                        Jars.jar()
                                .source("Main", "@Mine(Named.class) class Main { static void main(Typed one) {} }")
                                .source("Mine", "@interface Mine { Class<?> value(); }")
                                .source("Named", "class Named {}")
                                .source("Typed", "class Typed {}"),
                        "Main",
                        "[Main, Mine, Named, Typed]"),
                new Scenario(
                        "a name in a string",
                        jar("System.out.print(\"other.Named\");")
                                .source("other.Named", "package other; public class Named {}"),
                        "Main",
                        "[Main, other/Named]"),
                new Scenario(
                        "providers of a service that is reached, and of none that is not",
                        jar("new java.util.concurrent.CompletableFuture<Runnable>(); Runnable r = null; r.run();")
                                .source("Mine", "public class Mine implements Runnable { public void run() {} }")
                                .source("Other", "public class Other extends Thread {}")
                                .file("META-INF/services/java.lang.Runnable", "Mine # comment\n")
                                .file("META-INF/services/java.lang.Thread", "Other\n"),
                        "Main",
                        "[Main]"),
                new Scenario(
                        "what Spring Boot registers",
                        jar("").source("auto.Config", "package auto; public class Config {}")
                                .file(
                                        "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                                        "auto.Config\n"),
                        "Main",
                        "[Main, auto/Config]"),
                new Scenario(
                        "all of the main class's package",
                        Jars.jar()
                                .main("own.Main")
                                .source("own.part.Bean", "package own.part; public class Bean {}")
                                .source("owner.Not", "package owner; public class Not {}"),
                        "own/Main",
                        "[own/Main, own/part/Bean]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void found(Scenario scenario) throws IOException {
        Path jar = scenario.content().write(folder.resolve("app.jar"));
        try (AppClasses app = new AppClasses(List.of(jar), 17)) {
            Reachable reachable = Reachable.from(scenario.mainClass(), app, runtime);

            assertThat(new TreeSet<>(reachable.found().keySet())).hasToString(scenario.found());
        }
    }
}

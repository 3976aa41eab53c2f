package dev.tinyimage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/architecture.md. */
class ArchitectureTest {

    /** Every package may have one of these. */
    private static final Set<String> IN_EACH_PACKAGE = Set.of("Messages", "package-info");

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tinyimage");
    }

    @ParameterizedTest(name = "{0} may use {1}")
    @CsvSource({
        "console,   ''",
        "maven.config, ''",
        "cache,     'files console'",
        "classfile, ''",
        "elf,       ''",
        "files,     ''",
        "threads,   ''",
        "deflate,   'threads'",
        "image,     'deflate files cache console'",
        "rootfs,    'files image'",
        "jar,       ''",
        "app,       'classfile files console'",
        "jdk,       'classfile elf rootfs image threads cache console'",
        "jdk.source, 'jdk elf rootfs image cache console'",
        "scan,      'app classfile jdk image threads files cache console'",
        "modules,   'app scan jdk cache console'",
        "cut,       'classfile jdk modules image cache console'",
        "runtime,   'classfile jdk modules cut elf files image cache console'",
        "registry,  'image threads console'",
        "base,      'elf files image rootfs registry cache console'",
        "daemon,    'image console'",
        "publish,   'image registry daemon files console'",
        "run,       'image elf rootfs daemon files console'",
        "check,     'run image jdk cut cache console'",
        "cds,       'app classfile jdk modules runtime run image cache console'",
        "report,    'cds image jdk modules cut cache console'",
        "sbom,      'app jdk base image cache'",
        "layout,    'app elf image jar runtime cache console'",
        "recipe,    'app base cds image registry files cache console'"
    })
    void rooms(String room, String others) {
        String[] allowed = Stream.concat(
                        Stream.of(room), Arrays.stream(others.split(" ")).filter(name -> !name.isEmpty()))
                .map(name -> "dev.tinyimage." + name + "..")
                .toArray(String[]::new);
        List<String> outside = List.of(
                "java..",
                "javax.net..",
                "com.fasterxml.jackson..",
                "org.apache.commons.compress..",
                "com.github.luben..",
                "com.github.packageurl..",
                "com.google..",
                "org.objectweb.asm..");
        classes()
                .that()
                .resideInAPackage("dev.tinyimage." + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Arrays.stream(allowed), outside.stream()).toArray(String[]::new))
                .check(code);
    }

    /** The line of jdk above has what the room within it uses, too. */
    @Test
    void theJdkDoesNotKnowWhereItIsFrom() {
        noClasses()
                .that()
                .resideInAPackage("dev.tinyimage.jdk")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tinyimage.jdk.source..", "dev.tinyimage.elf..", "dev.tinyimage.rootfs..")
                .check(code);
    }

    @Test
    void onlyTheGoalsSeeMaven() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tinyimage.maven..", "dev.tinyimage.tinyimage_maven_plugin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "org.codehaus.plexus..")
                .check(code);
    }

    @Test
    void theStagesPublishAndStartNothing() {
        noClasses()
                .that()
                .resideInAPackage("dev.tinyimage")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tinyimage.maven..",
                        "dev.tinyimage.publish..",
                        "dev.tinyimage.daemon..",
                        "dev.tinyimage.run..",
                        "dev.tinyimage.check..")
                .check(code);
    }

    @Test
    void onlyTheRegistrySeesJib() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tinyimage.registry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google..")
                .check(code);
    }

    @Test
    void valuesOfApplicationsNeedTheJdkOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.tinyimage.app..",
                        "dev.tinyimage.classfile..",
                        "dev.tinyimage.elf..",
                        "dev.tinyimage.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "org.apache..")
                .check(code);
    }

    @Test
    void onlyClassFilesAreReadWithAsm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tinyimage.classfile..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(code);
    }

    @Test
    void launchersAreForImagesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tinyimage.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tinyimage.launcher..")
                .check(code);
        classes()
                .that()
                .resideInAPackage("dev.tinyimage.launcher..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tinyimage.launcher..", "java..", "org.apache.catalina..", "org.eclipse.jetty..")
                .check(code);
    }

    /** Nested types count too: nobody is to look at imports to know what is meant. */
    @Test
    void aNameIsOneTypes() {
        Map<String, List<String>> types = code.stream()
                .filter(type -> !type.isAnonymousClass())
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        types.values().removeIf(names -> names.size() == 1);
        types.keySet().removeAll(IN_EACH_PACKAGE);

        assertThat(types).isEmpty();
    }

    @Test
    void noCircles() {
        slices().matching("dev.tinyimage.(*)..").should().beFreeOfCycles().check(code);
    }
}

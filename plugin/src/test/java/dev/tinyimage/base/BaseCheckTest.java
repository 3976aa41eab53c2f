package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.UserError.Problem;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bases with one fault each, and what the user is told. */
class BaseCheckTest {

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";
    private static final String FOLDER = "/usr/lib/x86_64-linux-gnu/";
    private static final String BASE = "<from><image> (tinyimage.from.image)";
    private static final String BIGGEST = "gcr.io/distroless/java-base-debian13:nonroot";
    private static final String BIGGER_BASE = "Name a base that has it with " + BASE + ", such as " + BIGGEST
            + ", add it with <extraDirectories>, or list it in <from><mayLack> (tinyimage.from.mayLack) if the application"
            + " does without.";

    @TempDir
    Path temp;

    /** What a scenario may change, before it is looked at. */
    private static final class Parts {
        final List<Entry> base = new ArrayList<>(List.of(
                directory("/etc"),
                new Entry.File("/etc/passwd", 0644, Content.of("root:x:0:0::/root:/x\napp:x:7:7::/app:/x\n")),
                new Entry.File("/etc/group", 0644, Content.of("root:x:0:\nstaff:x:50:\n")),
                new Entry.Link("/lib", "usr/lib"),
                new Entry.Link("/lib64", "usr/lib64"),
                new Entry.Link("/usr/lib64/ld-linux-x86-64.so.2", "../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"),
                elf(FOLDER + "ld-linux-x86-64.so.2", x86()),
                elf(FOLDER + "libc.so.6", x86().defines("GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.36")),
                new Entry.Link(FOLDER + "libz.so.1", "libz.so.1.3"),
                elf(FOLDER + "libz.so.1.3", x86().needs("libc.so.6"))));
        final List<Entry> upper = new ArrayList<>();
        final List<Entry> extra = new ArrayList<>();
        TestElf java =
                x86().interpreter(LOADER).needs("libz.so.1").needsVersions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34");
        String user = "65532";
        String environment = "";
        Optional<String> fontUser = Optional.empty();

        void remove(String path) {
            base.removeIf(entry -> entry.path().equals(path));
        }

        void replace(Entry entry) {
            remove(entry.path());
            base.add(entry);
        }
    }

    private record Scenario(String summary, Consumer<Parts> fault, String message) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("all is well", parts -> {}, "nothing"),
                new Scenario(
                        "libz removed",
                        parts -> parts.remove(FOLDER + "libz.so.1.3"),
                        "bin/java of the runtime needs libz.so.1, which is not in it. " + BIGGER_BASE),
                new Scenario(
                        "libz removed by an upper layer",
                        parts -> parts.upper.add(new Entry.File(FOLDER + ".wh.libz.so.1.3", 0644, Content.of(""))),
                        "bin/java of the runtime needs libz.so.1, which is not in it. " + BIGGER_BASE),
                new Scenario(
                        "a whole folder hidden by an upper layer, which has some of it itself",
                        parts -> parts.upper.addAll(List.of(
                                elf(FOLDER + "libz.so.1", x86()),
                                new Entry.File("/usr/lib/x86_64-linux-gnu/.wh..wh..opq", 0644, Content.of("")),
                                elf(FOLDER + "ld-linux-x86-64.so.2", x86()),
                                elf(FOLDER + "libc.so.6", x86()))),
                        "nothing"),
                new Scenario(
                        "libz for another CPU",
                        parts -> parts.replace(elf(FOLDER + "libz.so.1.3", TestElf.of(TestElf.AARCH64))),
                        "bin/java of the runtime needs libz.so.1, which is not in it. " + BIGGER_BASE),
                new Scenario(
                        "libz among the extra files",
                        parts -> {
                            parts.remove(FOLDER + "libz.so.1.3");
                            parts.extra.add(elf(FOLDER + "libz.so.1", x86()));
                        },
                        "nothing"),
                new Scenario(
                        "libz in a folder of the environment",
                        parts -> {
                            parts.remove(FOLDER + "libz.so.1.3");
                            parts.base.add(elf("/opt/lib/libz.so.1", x86()));
                            parts.environment = "/opt/lib";
                        },
                        "nothing"),
                new Scenario(
                        "libz in a folder of the loader's cache",
                        parts -> {
                            parts.remove(FOLDER + "libz.so.1.3");
                            parts.base.add(elf("/opt/lib/libz.so.1", x86()));
                            parts.base.add(new Entry.File("/etc/ld.so.cache", 0644, Content.of("")));
                            parts.base.add(new Entry.File(
                                    "/etc/ld.so.conf.d/opt.conf", 0644, Content.of("# more\n/opt/lib\n")));
                        },
                        "nothing"),
                new Scenario(
                        "a library of the base that lacks another",
                        parts -> parts.replace(elf(FOLDER + "libz.so.1.3", x86().needs("libq.so.1"))),
                        FOLDER + "libz.so.1.3 needs libq.so.1, which is not in it. " + BIGGER_BASE),
                new Scenario(
                        "glibc two versions older",
                        parts -> parts.replace(
                                elf(FOLDER + "libc.so.6", x86().defines("GLIBC_2.2.5", "GLIBC_2.32", "GLIBC_PRIVATE"))),
                        "bin/java of the runtime needs version GLIBC_2.34 of libc.so.6, which ends with GLIBC_2.32 in it. "
                                + "Name a newer base with " + BASE + ", or use an older release of what needs it."),
                new Scenario(
                        "musl loader",
                        parts -> {
                            parts.base.removeIf(entry -> entry.path().contains("lib64"));
                            parts.base.removeIf(entry -> entry.path().startsWith(FOLDER));
                            parts.base.add(elf("/usr/lib/ld-musl-x86_64.so.1", x86()));
                        },
                        "the Java runtime is built for glibc (" + LOADER
                                + "), it has /lib/ld-musl-x86_64.so.1. Name a base "
                                + "with glibc with " + BASE
                                + " or a JDK that fits it with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "another CPU",
                        parts -> parts.base.replaceAll(
                                entry -> entry.path().startsWith(FOLDER) && entry instanceof Entry.File
                                        ? elf(entry.path(), TestElf.of(TestElf.AARCH64))
                                        : entry),
                        "it is for arm64, the Java runtime for amd64. Name a base for amd64 with " + BASE
                                + " or a JDK that fits it with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "no loader at all",
                        parts -> parts.base.removeIf(entry -> entry.path().contains("lib")),
                        "it has no dynamic loader, and the Java runtime wants " + LOADER
                                + ". Name a base that has one with " + BASE + ", such as " + BIGGEST + "."),
                new Scenario(
                        "the loader's link leads nowhere",
                        parts -> parts.replace(new Entry.Link("/usr/lib64/ld-linux-x86-64.so.2", "gone")),
                        "it has no dynamic loader, and the Java runtime wants " + LOADER
                                + ". Name a base that has one with " + BASE + ", such as " + BIGGEST + "."),
                new Scenario(
                        "a /lib link overwritten",
                        parts -> parts.extra.addAll(List.of(directory("/lib"), elf("/lib/libx.so", x86()))),
                        "/lib/libx.so would take the place of its link /lib to usr/lib. Put the file where the link leads "
                                + "with <extraDirectories> (tinyimage.extraDirectories.paths), or name another base with "
                                + BASE + "."),
                new Scenario(
                        "the runtime's own folder is a link",
                        parts -> parts.base.add(new Entry.Link("/opt", "var/opt")),
                        "/opt/java/bin/java would take the place of its link /opt to var/opt. Put the file where the link "
                                + "leads with <extraDirectories> (tinyimage.extraDirectories.paths), or name another base "
                                + "with " + BASE + "."),
                new Scenario(
                        "unknown user",
                        parts -> parts.user = "web",
                        "its /etc/passwd has no user web. Use a number or one of its names in <container><user> "
                                + "(tinyimage.container.user)."),
                new Scenario(
                        "unknown group of a known user",
                        parts -> parts.user = "app:web",
                        "its /etc/group has no group web. Use a number or one of its names in <container><user> "
                                + "(tinyimage.container.user)."),
                new Scenario("known user and group", parts -> parts.user = "app:staff", "nothing"),
                new Scenario("the base's own user", parts -> parts.user = "", "nothing"),
                new Scenario(
                        "a user among the extra files",
                        parts -> {
                            parts.user = "web";
                            parts.extra.add(new Entry.File("/etc/passwd", 0644, Content.of("web:x:1:1::/:/x\n")));
                        },
                        "nothing"),
                new Scenario(
                        "what is started is replaced",
                        parts -> parts.extra.add(new Entry.Link("/opt/java/bin/java", "gone")),
                        "/opt/java/bin/java, which the image starts, leads to no file. Take what replaces it out of "
                                + "<extraDirectories> (tinyimage.extraDirectories.paths)."),
                new Scenario(
                        "no fonts",
                        parts -> parts.fontUser = Optional.of("app.jar: a.A uses java.awt.Font"),
                        "the application draws text (app.jar: a.A uses java.awt.Font), and there are no fonts in it. Name a "
                                + "base with fonts with " + BASE + ", such as " + BIGGEST
                                + ", put fonts into /usr/share/fonts with <extraDirectories>, or set <from><fonts> "
                                + "(tinyimage.from.fonts) to no."),
                new Scenario(
                        "fonts",
                        parts -> {
                            parts.fontUser = Optional.of("app.jar: a.A uses java.awt.Font");
                            parts.base.add(new Entry.File("/usr/share/fonts/d/Sans.ttf", 0644, Content.of("")));
                        },
                        "nothing"),
                new Scenario(
                        "several at once",
                        parts -> {
                            parts.remove(FOLDER + "libz.so.1.3");
                            parts.user = "web";
                        },
                        "1) bin/java of the runtime needs libz.so.1, which is not in it. " + BIGGER_BASE
                                + " 2) its /etc/passwd has no user web. Use a number or one of its names in "
                                + "<container><user> (tinyimage.container.user)."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void tellsAllThatIsWrong(Scenario scenario) throws IOException {
        Parts parts = new Parts();
        scenario.fault().accept(parts);

        assertThat(check(parts))
                .isEqualTo(
                        scenario.message().equals("nothing")
                                ? "nothing"
                                : "cannot run on the base image b: " + scenario.message());
    }

    @Test
    void aLayerIsReadOnce() throws IOException {
        Parts parts = new Parts();
        BaseImage base = base(parts);
        Cache cache = TestCache.at(temp.resolve("once"));
        ImageFiles first = ImageFiles.of(base.layers(), cache);
        Layer layer = base.layers().get(0);
        Layer unreadable =
                new Layer(layer.name(), layer.descriptor(), layer.diffId(), layer.unpackedSize(), Content.of("no tar"));

        ImageFiles second = ImageFiles.of(List.of(unreadable), cache);

        assertThat(second.elfFile(LOADER)).isEqualTo(first.elfFile(LOADER)).isPresent();
        assertThat(second.elfFile(FOLDER + "libz.so.1"))
                .isEqualTo(first.elfFile(FOLDER + "libz.so.1"))
                .isPresent();
        assertThat(second.lines("/etc/passwd")).hasSize(2);
    }

    private String check(Parts parts) throws IOException {
        Folder runtime = new Folder(temp.resolve("runtime")).elf("bin/java", parts.java);
        List<Entry> entries = new ArrayList<>(FolderEntries.of(runtime.root(), "/opt/java"));
        entries.addAll(parts.extra);
        Natives natives = Natives.of(
                runtime.root(), new TreeMap<>(), parts.extra, new Natives.Options(parts.fontUser, false, Set.of()));
        Map<String, String> environment =
                parts.environment.isEmpty() ? Map.of() : Map.of("LD_LIBRARY_PATH", parts.environment);
        BaseImage base = base(parts);
        List<Problem> problems = BaseCheck.problems(
                base,
                ImageFiles.of(base.layers(), TestCache.at(temp.resolve("cache"))),
                new Payload(natives, entries, "/opt/java/bin/java", parts.user, environment));
        return problems.isEmpty() ? "nothing" : Messages.unfit("b", problems).getMessage();
    }

    private BaseImage base(Parts parts) throws IOException {
        List<Layer> layers = new ArrayList<>();
        layers.add(TestLayers.layer("base", parts.base));
        layers.add(TestLayers.layer("upper", parts.upper));
        return new BaseImage(Json.object(), layers);
    }

    private static Entry directory(String path) {
        return FolderEntries.directory(path);
    }

    private static Entry elf(String path, TestElf elf) {
        return new Entry.File(path, 0755, Content.of(elf.bytes()));
    }

    private static TestElf x86() {
        return TestElf.of(TestElf.X86_64);
    }
}

package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.rootfs.Located;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SysrootTest {

    private static final ElfFile X86_64 =
            new ElfFile(TestElf.X86_64, true, true, 0, Optional.empty(), List.of(), List.of(), Map.of(), Set.of());

    @TempDir
    Path temp;

    private Folder folder;
    private Sysroot sysroot;

    @BeforeEach
    void setUp() throws IOException {
        folder = new Folder(temp.resolve("root")).directory("");
        sysroot = new Sysroot(folder.root());
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/lib/libz.so.1.2, /usr/lib/libz.so.1.2",
        "/usr/./lib//libz.so.1.2, /usr/lib/libz.so.1.2",
        "/lib/libz.so.1, /usr/lib/libz.so.1.2 by /lib -> usr/lib by /usr/lib/libz.so.1 -> libz.so.1.2",
        "/absolute, /usr/lib/libz.so.1.2 by /absolute -> /usr/lib/libz.so.1.2",
        "/up, /usr/lib/libz.so.1.2 by /up -> ../../../usr/lib/libz.so.1.2",
        "/outside, nothing",
        "/dangling, nothing",
        "/circle, nothing",
        "/usr/missing, nothing",
    })
    void followsPathsAsAProcessInsideWould(String path, String expected) throws IOException {
        new Folder(temp).text("secret", "");
        folder.text("/usr/lib/libz.so.1.2", "")
                .link("/usr/lib/libz.so.1", "libz.so.1.2")
                .link("/lib", "usr/lib")
                .link("/absolute", "/usr/lib/libz.so.1.2")
                .link("/up", "../../../usr/lib/libz.so.1.2")
                .link("/outside", "../secret")
                .link("/dangling", "nowhere")
                .link("/circle", "circle");

        assertThat(sysroot.locate(path).map(SysrootTest::describe).orElse("nothing"))
                .isEqualTo(expected);
    }

    @Test
    void theRootItselfIsTheEmptyPath() throws IOException {
        assertThat(sysroot.locate("/../..")).contains(new Located("", List.of()));
    }

    @Test
    void listsAFolderInOrderOfNames() throws IOException {
        folder.text("/d/b", "").text("/d/a", "").text("/d/c", "").link("/link", "d");

        assertThat(sysroot.list("/link")).containsExactly("/link/a", "/link/b", "/link/c");
        assertThat(sysroot.list("/d/a")).isEmpty();
        assertThat(sysroot.list("/missing")).isEmpty();
    }

    @Test
    void searchesWhereTheLoaderDoes() throws IOException {
        for (String path : List.of("/usr/lib", "/lib", "/usr/lib64", "/lib64", "/lib/x86_64-linux-gnu", "/first")) {
            folder.elf(path + "/libz.so.1", TestElf.of(TestElf.X86_64));
            assertThat(library("libz.so.1")).isEqualTo(path + "/libz.so.1");
        }
    }

    @Test
    void passesOverLibrariesForOtherCpusAndFilesThatAreNone() throws IOException {
        folder.elf("/lib/aarch64-linux-gnu/libz.so.1", TestElf.of(TestElf.AARCH64))
                .elf("/lib/i386-linux-gnu/libz.so.1", TestElf.of(3).bits32())
                .text("/lib64/libz.so.1", "INPUT(libz.so.1.2)")
                .directory("/usr/lib64/libz.so.1");
        assertThat(library("libz.so.1")).isEqualTo("nothing");

        folder.elf("/usr/lib/libz.so.1", TestElf.of(TestElf.X86_64));
        assertThat(library("libz.so.1")).isEqualTo("/usr/lib/libz.so.1");
    }

    private String library(String name) throws IOException {
        return sysroot.library(name, X86_64, List.of("/first"))
                .map(library -> library.at().path())
                .orElse("nothing");
    }

    private static String describe(Located located) {
        return located.path()
                + located.links().stream()
                        .map(link -> " by " + link.path() + " -> " + link.target())
                        .collect(Collectors.joining());
    }
}

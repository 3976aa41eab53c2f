package dev.tinyimage.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder of files for an image: what of it changes the image changes the recipe. */
@DisabledOnOs(OS.WINDOWS)
class FolderFactsTest {

    @TempDir
    Path temp;

    private interface Edit {
        void on(Path folder) throws IOException;
    }

    private record Case(String summary, Edit edit) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Case> changes() {
        return Stream.of(
                new Case("other bytes", folder -> Files.writeString(folder.resolve("one/file"), "2")),
                new Case("another name", folder -> Files.move(folder.resolve("one/file"), folder.resolve("one/b"))),
                new Case("a file that its owner may execute", folder -> mode(folder.resolve("one/file"), "rwxr-xr-x")),
                new Case(
                        "a program that its owner may not execute", folder -> mode(folder.resolve("run"), "rw-r-xr-x")),
                new Case("an empty folder", folder -> Files.createDirectory(folder.resolve("three"))),
                new Case("a link to another folder", folder -> link(folder.resolve("now"), "two")),
                new Case("a link to a file of the same bytes", folder -> link(folder.resolve("same"), "two/file")),
                new Case("a link to nowhere", folder -> link(folder.resolve("lost"), "elsewhere")),
                new Case("what was linked, in the place of the link", folder -> {
                    Files.delete(folder.resolve("same"));
                    Files.writeString(folder.resolve("same"), "1");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changed(Case change) throws IOException {
        Path folder = folder("folder");
        String before = facts(folder);

        change.edit().on(folder);

        assertThat(facts(folder)).isNotEqualTo(before);
    }

    @Test
    void theSameElsewhereIsTheSame() throws IOException {
        assertThat(facts(folder("a"))).isEqualTo(facts(folder("b")));
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        for (String below : new String[] {"one", "two"}) {
            Files.writeString(Files.createDirectory(folder.resolve(below)).resolve("file"), "1");
        }
        mode(Files.writeString(folder.resolve("run"), "#!/bin/sh"), "rwxr-xr-x");
        link(folder.resolve("now"), "one");
        link(folder.resolve("same"), "one/file");
        link(folder.resolve("lost"), "nowhere");
        return folder;
    }

    private String facts(Path folder) {
        Cache cache = TestCache.at(temp.resolve("cache"));
        return new Facts(cache).add("folder", folder).text();
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static void link(Path link, String to) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(to));
    }
}

package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.tinyimage.image.Entry;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same runtime is in the image, whatever system jlink runs on. */
class JavaRuntimeTest {

    /** How jlink leaves a notice that another module has too. */
    private interface Notice {
        void write(Path file, Path target) throws IOException;
    }

    static Stream<Arguments> systems() {
        Notice text = (file, target) -> Files.writeString(file, "Please see " + target + "\r\n");
        return Stream.of(
                Arguments.of("Linux", Configuration.unix(), "/work", (Notice) Files::createSymbolicLink),
                Arguments.of("macOS", Configuration.osX(), "/work", (Notice) Files::createSymbolicLink),
                Arguments.of("Windows", Configuration.windows(), "C:\\work", text));
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("systems")
    void entries(String system, Configuration configuration, String work, Notice notice) throws IOException {
        try (FileSystem files = Jimfs.newFileSystem(configuration)) {
            Path root = files.getPath(work, "runtime");
            for (String folder : List.of("bin", "lib", "legal/java.base", "legal/java.sql")) {
                Files.createDirectories(root.resolve(folder));
            }
            for (String file : List.of("bin/java", "lib/jspawnhelper", "lib/modules", "lib/jrt-fs.jar")) {
                Files.createFile(root.resolve(file));
            }
            Files.writeString(root.resolve("legal/java.base/LICENSE"), "a licence\n");
            Files.writeString(root.resolve("legal/java.sql/x.md"), "Please see https://example.com\n");
            notice.write(root.resolve("legal/java.sql/LICENSE"), files.getPath("..", "java.base", "LICENSE"));

            JavaRuntime runtime =
                    new JavaRuntime(root, null, new ModulePlan(List.of(), List.of(), List.of(), List.of()));

            assertThat(runtime.entries("/opt/java").stream().map(JavaRuntimeTest::line))
                    .containsExactly(
                            "/opt folder 755",
                            "/opt/java folder 755",
                            "/opt/java/bin folder 755",
                            "/opt/java/bin/java file 755",
                            "/opt/java/legal folder 755",
                            "/opt/java/legal/java.base folder 755",
                            "/opt/java/legal/java.base/LICENSE file 644",
                            "/opt/java/legal/java.sql folder 755",
                            "/opt/java/legal/java.sql/LICENSE leads to ../java.base/LICENSE",
                            "/opt/java/legal/java.sql/x.md file 644",
                            "/opt/java/lib folder 755",
                            "/opt/java/lib/jspawnhelper file 755",
                            "/opt/java/lib/modules file 644");
        }
    }

    private static String line(Entry entry) {
        if (entry instanceof Entry.Link link) {
            return link.path() + " leads to " + link.target();
        }
        return entry instanceof Entry.Directory directory
                ? directory.path() + " folder " + Integer.toOctalString(directory.mode())
                : entry.path() + " file " + Integer.toOctalString(((Entry.File) entry).mode());
    }
}

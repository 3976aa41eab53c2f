package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTimesTest {

    private static final int FIRST_WITH_LINKED_CLASSES = 24;

    @TempDir
    Path folder;

    @Test
    void withoutThemTwoDumpsAreTheSameAndTheJvmTakesThem() throws Exception {
        Optional<Path> jdk = Jdks.installed()
                .filter(home -> HostJdk.at(home).feature() >= FIRST_WITH_LINKED_CLASSES)
                .findFirst();
        assumeTrue(jdk.isPresent(), "no JDK that links classes in archives");

        Path first = dump(jdk.get(), "first");
        Path second = dump(jdk.get(), "second");

        assertThat(DigestStream.of(first)).isEqualTo(DigestStream.of(second));
        assertThat(run(
                        jdk.get(),
                        "-Xshare:on",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+VerifySharedSpaces",
                        "-XX:SharedArchiveFile=" + first,
                        "-version"))
                .isZero();
    }

    @Test
    void whatIsNoArchiveStaysAsItIs() throws IOException {
        List<byte[]> contents = List.of(new byte[0], new byte[10], new byte[100], magic(100), magic(20));
        for (byte[] content : contents) {
            Path file = Files.write(folder.resolve("file"), content);

            ReferenceTimes.remove(file, 0, Long.MAX_VALUE);

            assertThat(file).hasBinaryContent(content);
        }
    }

    private static byte[] magic(int length) {
        byte[] content = new byte[length];
        byte[] start = {(byte) 0xa2, (byte) 0xba, 0x0b, (byte) 0xf0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        System.arraycopy(start, 0, content, 0, start.length);
        return content;
    }

    private Path dump(Path jdk, String name) throws Exception {
        Path archive = folder.resolve(name);
        long begin = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        assertThat(run(
                        jdk,
                        "-Xshare:dump",
                        "-XX:+AOTClassLinking",
                        "-XX:+UseG1GC",
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:SharedArchiveFile=" + archive))
                .isZero();
        ReferenceTimes.remove(archive, begin, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        return archive;
    }

    private int run(Path jdk, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();
    }
}

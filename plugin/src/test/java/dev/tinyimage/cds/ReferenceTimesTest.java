package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTimesTest {

    private static final int FIRST_WITH_LINKED_CLASSES = 24;

    private static final int HEADER = 128;
    private static final int RECORD = 24;
    private static final int OBJECT = 40;

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

    /** A word for each: a time of a reference, the clock, something that only looks like a time. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # scenario                                        | words               | afterwards
            times and the clock                               | used 50, word 60    | 0 0
            several uses                                      | used 50, used 55, word 60 | 0 0 0
            what was never used                               | used 7, word 60     | 7 60
            a number before the last use is not the clock     | word 40, used 50, word 60 | 40 0 0
            two words may be the clock                        | used 50, word 60, word 70 | 50 60 70
            references of another queue                       | used 50, other 50, word 60 | 50 50 60
            """)
    void onlyWhatIsSurelyATimeGoes(String scenario, String words, String afterwards) throws IOException {
        ByteBuffer heap = ByteBuffer.allocate(OBJECT * words.split(", ").length).order(ByteOrder.LITTLE_ENDIAN);
        for (String word : words.split(", ")) {
            boolean used = !word.startsWith("word");
            int queue = word.startsWith("other") ? 9 : 8;
            heap.putLong(used ? 1 : 3)
                    .putInt(5)
                    .putInt(6)
                    .putInt(used ? queue : 0)
                    .putInt(0)
                    .putLong(0);
            heap.putLong(Long.parseLong(word.substring(word.indexOf(' ') + 1)));
        }
        Path file = Files.write(folder.resolve("archive"), archive(heap.array()));

        ReferenceTimes.remove(file, 30, 100);

        ByteBuffer after = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<String> times = new ArrayList<>();
        for (int at = HEADER + OBJECT - Long.BYTES; at < after.limit(); at += OBJECT) {
            times.add(Long.toString(after.getLong(at)));
        }
        assertThat(String.join(" ", times)).isEqualTo(afterwards);
        byte[] changed = Arrays.copyOfRange(after.array(), HEADER, after.limit());
        assertThat(after.array()).isEqualTo(archive(changed));
    }

    /** A header with one record, of a region that is all of the heap. */
    private static byte[] archive(byte[] heap) {
        ByteBuffer file = ByteBuffer.allocate(HEADER + heap.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0xf00baba2).putInt(12, HEADER);
        file.putInt(RECORD, crc(heap)).putInt(RECORD + 12, 1);
        file.putLong(RECORD + 24, HEADER).putLong(RECORD + 32, 1 << 30).putLong(RECORD + 40, heap.length);
        file.put(HEADER, heap);
        return file.putInt(4, crc(Arrays.copyOfRange(file.array(), 16, HEADER))).array();
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
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

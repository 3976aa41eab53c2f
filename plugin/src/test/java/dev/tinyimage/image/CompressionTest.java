package dev.tinyimage.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.threads.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressionTest {

    private static final int MEGABYTE = 1 << 20;

    private record Sample(String name, byte[] bytes) {

        static Sample of(String name, int length, IntUnaryOperator value) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) value.applyAsInt(i);
            }
            return new Sample(name, bytes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() throws IOException {
        Random random = new Random(1);
        byte[] sometimes = new byte[300];
        random.nextBytes(sometimes);
        Path library = Path.of(System.getProperty("java.home"), "lib/libjava.so");
        return Stream.of(
                Sample.of("nothing", 0, i -> 0),
                Sample.of("one byte", 1, i -> 'x'),
                Sample.of("three bytes", 3, i -> 'x'),
                Sample.of("all the same, more than a part", MEGABYTE + 1, i -> 0),
                Sample.of("exactly a part", MEGABYTE, i -> i % 251),
                Sample.of("noise", MEGABYTE + 17, i -> random.nextInt()),
                Sample.of(
                        "repeated far away",
                        200_000,
                        i -> i % 32_700 < 300 ? sometimes[i % 32_700] : random.nextInt(4)),
                Sample.of("few symbols", 100_000, i -> random.nextInt(3) * random.nextInt(80)),
                Sample.of("skewed", 100_000, i -> (int) Math.abs(random.nextGaussian() * random.nextInt(200))),
                Sample.of("noise and runs", 100_000, i -> i / 7000 % 2 == 0 ? random.nextInt() : i / 900),
                new Sample("a program", Files.readAllBytes(library)),
                new Sample("jars that are deflated, and a program", jarsAndProgram(library)));
    }

    /** What does not compress and what does, in turn: the one is not searched, and the other can repeat it. */
    private static byte[] jarsAndProgram(Path library) throws IOException {
        byte[] program = Files.readAllBytes(library);
        byte[] dense = compress(new Compression(LayerFormat.GZIP, 1), program);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 30; i++) {
            all.write(dense);
            all.write(program, 0, 1000 * i);
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsCompressedComesBack(Sample sample) throws IOException {
        for (Compression compression : new Compression[] {
            new Compression(LayerFormat.GZIP, 10),
            new Compression(LayerFormat.GZIP, 1),
            new Compression(LayerFormat.ZSTD, 3),
            new Compression(LayerFormat.ZSTD, 19)
        }) {
            byte[] compressed = compress(compression, sample.bytes());

            assertThat(decompress(compressed)).as(compression.toString()).isEqualTo(sample.bytes());
        }
    }

    @Test
    void theNumberOfThreadsDoesNotShow() throws IOException {
        Compression compression = new Compression(LayerFormat.GZIP, 10);
        Random random = new Random(1);
        byte[] bytes =
                Sample.of("", 3 * MEGABYTE, i -> random.nextInt(1 + i % 100)).bytes();

        CountDownLatch end = new CountDownLatch(1);
        for (int i = 1; i < Workers.COUNT; i++) {
            Workers.submit(() -> {
                end.await();
                return "";
            });
        }
        byte[] byOne = compress(compression, bytes);
        end.countDown();

        assertThat(compress(compression, bytes)).isEqualTo(byOne);
    }

    @Test
    void theHighestLevelIsWorthIt() throws IOException {
        byte[] program = Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib/libjava.so"));

        int highest = compress(new Compression(LayerFormat.GZIP, 10), program).length;

        assertThat(highest).isLessThan(compress(new Compression(LayerFormat.GZIP, 9), program).length * 98 / 100);
    }

    private static byte[] compress(Compression compression, byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = compression.open(compressed, bytes.length)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static byte[] decompress(byte[] compressed) throws IOException {
        try (InputStream in = LayerFormat.unpack(Content.of(compressed))) {
            return in.readAllBytes();
        }
    }
}

package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerFilesTest {

    private static final byte[] LIBRARY = TestElf.of(TestElf.X86_64)
            .interpreter("/lib64/ld-linux-x86-64.so.2")
            .needs("odd\tname\u001f.so")
            .runPath("$ORIGIN:/opt\\lib")
            .needsVersions("libc.so.6", "GLIBC_2.34", "GLIBC_2.4")
            .defines("X_1", "X_2")
            .bytes();

    private static final byte[] PLAIN =
            TestElf.of(TestElf.AARCH64).bits32().bigEndian().osAbi(3).bytes();

    /** Names in layers and in ELF files may hold anything. */
    @Test
    void readsWhatItHasWritten() throws IOException {
        LayerFiles files = LayerFiles.of(TestLayers.layer(
                "base",
                List.of(
                        new Entry.Directory("/etc", 0755, 0),
                        file("/etc/passwd", "root:x:0:0:\\:\n\tnone\n".getBytes(StandardCharsets.UTF_8)),
                        file("/etc/group", new byte[0]),
                        new Entry.Link("/etc/line\nfeed\r\ttab\\", "to\\n\u001e"),
                        file("/lib/libx.so", LIBRARY),
                        file("/lib/liby.so", PLAIN))));

        assertThat(LayerFiles.read(files.write())).isEqualTo(files);
        assertThat(files.said().get(4).elf().orElseThrow().needed()).containsExactly("odd\tname\u001f.so", "libc.so.6");
    }

    private static Entry file(String path, byte[] content) {
        return new Entry.File(path, 0644, Content.of(content));
    }
}

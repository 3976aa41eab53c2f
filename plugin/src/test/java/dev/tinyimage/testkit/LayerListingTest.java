package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerListingTest {

    @Test
    void showsEveryKindOfEntryAsStored() throws IOException {
        byte[] tar = tar(dir("./", 0755), dir("tmp/", 01777), file("./b", 0644, 3), link("a", "b"), hardLink("c", "b"));
        assertThat(listing(tar).lines())
                .containsExactly(
                        "/ dir 0755 0:0", "/tmp dir 1777 0:0", "/b file 0644 0:0 3", "/a link b", "/c hardlink b");
        assertThat(listing(tar).linesWithoutSizes()).contains("/b file 0644 0:0");
    }

    @Test
    void readsGzip() throws IOException {
        byte[] tar = tar(file("etc/passwd", 0644, 3));
        assertThat(listing(SampleImage.gzip(tar))).isEqualTo(listing(tar)).hasToString("/etc/passwd file 0644 0:0 3");
    }

    record Scenario(String sentence, TarArchiveEntry[] entries, String... problems) {

        @Override
        public String toString() {
            return sentence;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("folders first", entries(dir("/", 0755), dir("a/", 0755), file("a/b", 0644, 0))),
                new Scenario("folders left out", entries(file("a/b", 0644, 0))),
                new Scenario("a path twice", entries(dir("a/", 0755), file("./a", 0644, 0)), "/a is stored twice"),
                new Scenario(
                        "a folder too late",
                        entries(file("a/b/c", 0644, 0), dir("a/", 0755)),
                        "/a is stored after what it holds"),
                new Scenario(
                        "a file below a link",
                        entries(link("lib", "usr/lib"), file("lib/a", 0644, 0)),
                        "/lib/a is stored below something that is no folder"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void findsProblems(Scenario scenario) throws IOException {
        assertThat(listing(tar(scenario.entries())).problems()).containsExactly(scenario.problems());
    }

    private static LayerListing listing(byte[] layer) throws IOException {
        return LayerListing.of(new ByteArrayInputStream(layer));
    }

    private static TarArchiveEntry[] entries(TarArchiveEntry... entries) {
        return entries;
    }

    private static byte[] tar(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                tar.write(new byte[(int) entry.getSize()]);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static TarArchiveEntry dir(String path, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        entry.setMode(mode);
        return entry;
    }

    private static TarArchiveEntry file(String path, int mode, int size) {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setSize(size);
        return entry;
    }

    private static TarArchiveEntry link(String path, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static TarArchiveEntry hardLink(String path, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_LINK);
        entry.setLinkName(target);
        return entry;
    }
}

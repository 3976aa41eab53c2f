package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseFinderTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");
    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";
    private static final String SMALL = "gcr.io/distroless/base-nossl-debian13:nonroot";
    private static final String BIG = "gcr.io/distroless/java-base-debian13:nonroot";

    private static final String CIRCLE = "example.com/circle:1";

    @TempDir
    Path temp;

    private final RecordingConsole console = new RecordingConsole();
    private final List<String> pulled = new ArrayList<>();
    private Optional<String> fontUser = Optional.empty();
    private BaseOptions.Fonts fonts = BaseOptions.Fonts.AUTO;

    @Test
    void theSmallestIsTakenWhereItSuffices() throws IOException {
        BaseImage base = find(Optional.empty(), x86().needs("libc.so.6"));

        assertThat(console.lines())
                .containsExactly(
                        "info Getting the base " + SMALL,
                        "info Base " + SMALL + ": the smallest has all that is needed");
        assertThat(base.source()).contains(new BaseImage.Source(SMALL, "sha256:" + SMALL));
        assertThat(pulled).containsExactly(SMALL);
    }

    @Test
    void theNextIsTakenForWhatItHasMore() throws IOException {
        BaseImage base = find(Optional.empty(), x86().needs("libc.so.6", "libz.so.1"));

        assertThat(console.lines())
                .containsExactly(
                        "info Getting the base " + SMALL,
                        "info Getting the base " + BIG,
                        "info Base " + BIG + ", not " + SMALL
                                + ": bin/java of the runtime needs libz.so.1, which is not in it");
        assertThat(base.source()).contains(new BaseImage.Source(BIG, "sha256:" + BIG));
    }

    @Test
    void whereNoneSufficesTheBiggestSaysWhy() {
        assertThatThrownBy(() -> find(Optional.empty(), x86().needs("libz.so.1", "libssl.so.10")))
                .hasMessageStartingWith("cannot run on the base image " + BIG
                        + ": bin/java of the runtime needs libssl.so.10, which is not in it. Name a base");
    }

    @Test
    void aNamedOneIsTakenOrRefusedButNeverReplaced() {
        assertThatThrownBy(() -> find(Optional.of(SMALL), x86().needs("libz.so.1")))
                .hasMessageStartingWith("cannot run on the base image " + SMALL
                        + ": bin/java of the runtime needs libz.so.1, which is not in it. Name a base");
        assertThat(pulled).containsExactly(SMALL);
    }

    @Test
    void aNamedOneWithoutFontsIsTakenWithAWarningWhereTextIsOnlyLikely() throws IOException {
        fontUser = Optional.of("x.jar: a.A uses java.awt.Font");

        find(Optional.of(SMALL), x86().needs("libc.so.6"));

        assertThat(console.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("warn On the base image " + SMALL
                        + " text cannot be drawn: the application draws text (x.jar: a.A uses java.awt.Font), and there"
                        + " are no fonts in it. Name a base with fonts");
    }

    @Test
    void aNamedOneWithoutFontsIsRefusedWhereTextIsCertain() {
        fontUser = Optional.of("<from><fonts> is yes");
        fonts = BaseOptions.Fonts.YES;

        assertThatThrownBy(() -> find(Optional.of(SMALL), x86().needs("libc.so.6")))
                .hasMessageStartingWith("cannot run on the base image " + SMALL
                        + ": the application draws text (<from><fonts> is yes), and there are no fonts in it.");
    }

    @Test
    void oneThatNoEngineUnpacksIsToldBeforeAnythingIsLinked() {
        BaseOptions options = new BaseOptions(Optional.of(CIRCLE), temp, fonts, false, Set.of(), false, false, false);

        assertThatThrownBy(() -> finder().prepare(options, PLATFORM))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot use the base image " + CIRCLE
                        + ": a layer has links in a circle at /a. Save or push it "
                        + "again, or name another with <from><image> (tinyimage.from.image).");
    }

    @Test
    void withoutANetworkTheBasesAreThoseOfTheLastBuildThoughOneOfThemWasNeverPulled() throws IOException {
        BaseOptions any = new BaseOptions(Optional.empty(), temp, fonts, false, Set.of(), false, false, false);
        Cache cache = TestCache.at(temp.resolve("cache"));
        BaseFinder offline = new BaseFinder(new NoRegistry(), cache, TestLayers.writer(), temp, console);
        assertThatThrownBy(() -> offline.pinned(any, PLATFORM)).isInstanceOf(NotPulledYet.class);

        Optional<List<Reference>> pinned = finder().pinned(any, PLATFORM);
        finder().prepare(any, PLATFORM);

        assertThat(pulled).containsExactly(pinned.orElseThrow().get(0).toString(), SMALL);
        assertThat(offline.pinned(any, PLATFORM)).isEqualTo(pinned);
        assertThat(pinned.orElseThrow())
                .extracting(Reference::qualifier)
                .containsExactly("sha256:" + SMALL, "sha256:" + BIG);
    }

    private BaseImage find(Optional<String> name, TestElf java) throws IOException {
        Folder runtime = new Folder(temp.resolve("runtime")).elf("bin/java", java.interpreter(LOADER));
        Folder sysroot = new Folder(temp.resolve("sysroot")).text(Utf8Locale.FOLDER + "/LC_CTYPE", "");
        Natives natives =
                Natives.of(runtime.root(), new TreeMap<>(), List.of(), new Natives.Options(fontUser, false, Set.of()));
        Payload payload = new Payload(
                natives, FolderEntries.of(runtime.root(), "/opt/java"), "/opt/java/bin/java", "65532", Map.of());
        BaseOptions options = new BaseOptions(name, sysroot.root(), fonts, false, Set.of(), false, false, false);
        return finder().find(options, payload, PLATFORM);
    }

    private BaseFinder finder() {
        return new BaseFinder(new Families(), TestCache.at(temp.resolve("cache")), TestLayers.writer(), temp, console);
    }

    private static TestElf x86() {
        return TestElf.of(TestElf.X86_64);
    }

    /** Both families: loader and C library, the bigger one with zlib; and one with links that lead in a circle. */
    private final class Families implements Registry {

        @Override
        public Pulled pull(Reference reference, Platform platform) {
            pulled.add(reference.toString());
            Layer layer = layer(reference);
            String config = "{\"rootfs\":{\"diff_ids\":[\"" + layer.diffId() + "\"]}}";
            try {
                return new Pulled(
                        "sha256:" + reference,
                        Json.read(config.getBytes(StandardCharsets.UTF_8)),
                        List.of(layer.descriptor()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void download(Reference reference, Descriptor blob, Path file) {
            try (InputStream layer = layer(reference).content().open()) {
                Files.copy(layer, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Layer layer(Reference reference) {
            List<Entry> entries = new ArrayList<>(List.of(
                    new Entry.File(LOADER, 0755, Content.of(x86().bytes())),
                    new Entry.File("/lib64/libc.so.6", 0644, Content.of(x86().bytes()))));
            if (reference.toString().equals(BIG)) {
                entries.add(new Entry.File("/lib64/libz.so.1", 0644, Content.of(x86().bytes())));
            }
            if (reference.toString().equals(CIRCLE)) {
                entries.addAll(List.of(
                        new Entry.Link("/a", "b"),
                        new Entry.Link("/b", "a"),
                        new Entry.File("/a/c", 0644, Content.of(""))));
            }
            try {
                return TestLayers.layer("base", entries);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isOffline() {
            return false;
        }

        @Override
        public void checkAccess(Reference target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> digest(Reference reference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> pulledDigest(Reference reference) {
            return Optional.of("sha256:" + reference);
        }

        @Override
        public Optional<Documents> documents(Reference reference, Platform platform) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectNode index(Reference reference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void offer(Layer layer, Reference target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void push(Publication publication, List<Reference> targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}

package dev.tinyimage.image;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.Cache.KeptFile;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.CountedOutput;
import dev.tinyimage.console.Step;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes entries as a tar file and compresses it: the same entries give the same bytes. What was compressed before is taken
 * from the cache, by the digest of the tar file.
 *
 * @param compression of the layers
 * @param cache keeps the compressed bytes
 * @param console hears how far the compression is
 */
public record LayerWriter(Compression compression, Cache cache, Console console) {

    /** Of what the cache keeps. */
    private static final String KIND = "layers";

    private static final int BUFFER = 1 << 16;

    /**
     * Writes a layer.
     *
     * @param name see {@link Layer#name}
     * @param entries in the order in which they are to be written
     */
    public Layer write(String name, List<Entry> entries) throws IOException {
        return compress(tar(name, entries));
    }

    /** A layer that is not compressed, for whoever wants its files alone; its tar file is put together while it is read. */
    public Layer tar(String name, List<Entry> entries) throws IOException {
        Tar tar = tar(entries);
        Descriptor descriptor = new Descriptor(LayerFormat.TAR.mediaType(), tar.digest(), tar.size());
        return new Layer(name, descriptor, tar.digest(), tar.size(), new TarContent(entries, tar.size()), entries);
    }

    /** The same compressed. */
    public Layer compress(Layer tar) throws IOException {
        KeptFile file = cache.kept(KIND, key(tar.diffId()), partial -> compress(tar, partial));
        Descriptor descriptor = new Descriptor(compression.format().mediaType(), file.digest(), file.size());
        return new Layer(
                tar.name(), descriptor, tar.diffId(), tar.unpackedSize(), Content.of(file.path()), tar.entries());
    }

    /** The bytes of a layer that has been written, if they are still kept. */
    public Optional<Content> kept(Descriptor layer, String diffId) {
        return cache.keptFile(KIND, key(diffId))
                .filter(file -> file.digest().equals(layer.digest()))
                .map(file -> Content.of(file.path()));
    }

    /**
     * What a tar file of entries is.
     *
     * @param digest see {@link Layer#diffId}
     * @param size length in bytes
     */
    private record Tar(String digest, long size) {

        static Tar of(List<Entry> entries) {
            try (DigestStream tar = new DigestStream(OutputStream.nullOutputStream())) {
                writeTar(entries, tar);
                return new Tar(tar.digest(), tar.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Tar read(String text) {
            String[] parts = text.split(" ");
            return new Tar(parts[0], Long.parseLong(parts[1]));
        }

        String text() {
            return digest + " " + size;
        }
    }

    /** Of files that nobody has written since it is known. */
    private Tar tar(List<Entry> entries) throws IOException {
        StringBuilder identity = new StringBuilder();
        for (Entry entry : entries) {
            if (entry instanceof Entry.File file) {
                Optional<String> content = file.content().identity();
                if (content.isEmpty()) {
                    return Tar.of(entries);
                }
                identity.append(file.path() + " " + file.mode() + " " + content.get() + "\n");
            } else {
                identity.append(entry + "\n");
            }
        }
        return Tar.read(cache.text(
                "tars",
                DigestStream.hex(identity.toString()),
                () -> Tar.of(entries).text()));
    }

    private String key(String diffId) {
        return diffId.replace(':', '-') + "-" + compression.format() + "-" + compression.level();
    }

    /** The configuration of the image names the tar file's digest, so a file that changes meanwhile must not get in. */
    private void compress(Layer tar, Path file) throws IOException {
        try (Step step = console.step("Compressing layers", tar.unpackedSize(), Step.Unit.BYTES);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
                DigestStream written =
                        new DigestStream(new CountedOutput(compression.open(out, tar.unpackedSize()), step));
                InputStream in = tar.content().open()) {
            in.transferTo(written);
            if (!written.digest().equals(tar.diffId())) {
                throw Messages.changedMeanwhile(tar.name());
            }
        }
    }

    /** Writes entries as a tar file, not compressed. */
    public static void writeTar(List<Entry> entries, OutputStream out) throws IOException {
        try (InputStream in = TarContent.open(entries)) {
            in.transferTo(out);
        }
    }
}

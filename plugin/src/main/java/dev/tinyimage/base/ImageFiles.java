package dev.tinyimage.base;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Layer;
import dev.tinyimage.rootfs.FileType;
import dev.tinyimage.rootfs.LayeredRoot;
import dev.tinyimage.rootfs.LayeredRoot.Origin;
import dev.tinyimage.rootfs.Level;
import dev.tinyimage.rootfs.Located;
import dev.tinyimage.rootfs.Node;
import dev.tinyimage.rootfs.TarLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The root file system of an image and what its files say; nothing is unpacked. */
final class ImageFiles extends NativeRoot {

    private final LayeredRoot root;

    /** Of each layer, lowest first. */
    private final List<LayerFiles> layers;

    /** A layer more that is not written yet. */
    private final List<Entry> own;

    private ImageFiles(LayeredRoot root, List<LayerFiles> layers, List<Entry> own) {
        this.root = root;
        this.layers = layers;
        this.own = own;
    }

    /**
     * Reads the layers of a base; each is read once and remembered.
     *
     * @param layers lowest first
     */
    static ImageFiles of(List<Layer> layers, Cache cache) throws IOException {
        List<LayerFiles> files = new ArrayList<>();
        List<Level> levels = new ArrayList<>();
        for (Layer layer : layers) {
            String key = layer.diffId().replace(':', '-');
            LayerFiles read = LayerFiles.read(cache.text("layer-entries", key, () -> read(layer)));
            files.add(read);
            levels.add(new TarLevel(layer.tar(), read.entries()));
        }
        return new ImageFiles(LayeredRoot.over(levels), List.copyOf(files), List.of());
    }

    private static String read(Layer layer) {
        try {
            return LayerFiles.of(layer).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with more files put over it. */
    ImageFiles with(List<Entry> entries) throws IOException {
        return new ImageFiles(root.plus(Level.of(entries)), layers, entries);
    }

    @Override
    public Optional<Node> node(String path) {
        return root.node(path);
    }

    @Override
    public List<String> names(String folder) {
        return root.names(folder);
    }

    @Override
    Optional<ElfFile> elf(String path) throws IOException {
        Optional<Entry.File> file = own(path);
        return file.isPresent() ? Natives.read(file.get()) : root.origin(path).flatMap(at -> said(at).elf());
    }

    /** The lines of a file whose text counts; none where there is none. */
    List<String> lines(String path) throws IOException {
        Optional<Located> file = file(path);
        return file.isEmpty() ? List.of() : text(file.get().path()).lines().toList();
    }

    private String text(String path) throws IOException {
        Optional<Entry.File> file = own(path);
        if (file.isEmpty()) {
            return said(root.origin(path).orElseThrow()).text();
        }
        try (InputStream in = file.get().content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Optional<Entry.File> own(String path) {
        return root.origin(path)
                .filter(at -> at.level() == layers.size() && own.get(at.number()) instanceof Entry.File)
                .map(at -> (Entry.File) own.get(at.number()));
    }

    private LayerFiles.Said said(Origin at) {
        return layers.get(at.level()).said().get(at.number());
    }

    /** Whether any file lies below a folder whose name ends so. */
    boolean hasBelow(String folder, String ending) {
        return root.paths(folder).stream().anyMatch(path -> path.endsWith(ending));
    }

    /** The first link among the folders of a path. */
    Optional<String> linkOn(String path) {
        return Stream.iterate(path.indexOf('/', 1), slash -> slash > 0, slash -> path.indexOf('/', slash + 1))
                .map(slash -> path.substring(0, slash))
                .filter(folder -> node(folder)
                        .filter(node -> node.type() == FileType.SYMBOLIC_LINK)
                        .isPresent())
                .findFirst();
    }

    /** Where a link leads, as it is written. */
    String target(String link) {
        return node(link).orElseThrow().target();
    }
}

package dev.tinyimage.base;

import dev.tinyimage.base.LayerFiles.Item;
import dev.tinyimage.base.LayerFiles.Kind;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The root file system of an image, from its layers one over the other; nothing is unpacked. */
final class ImageFiles extends Root {

    /** OCI image specification, layer.md, "Whiteouts". */
    private static final String WHITEOUT = ".wh.";

    private static final String OPAQUE = ".wh..wh..opq";

    private static final Item FOLDER = new Item("", Kind.FOLDER, "", "", Optional.empty());

    private final TreeMap<String, Item> items;

    /** Files that are in no layer yet, by their real paths. */
    private final Map<String, Entry.File> own;

    private ImageFiles(TreeMap<String, Item> items, Map<String, Entry.File> own) {
        this.items = items;
        this.own = own;
    }

    /**
     * Reads the layers of a base; each is read once and remembered.
     *
     * @param layers lowest first
     */
    static ImageFiles of(List<Layer> layers, Cache cache) throws IOException {
        ImageFiles files = new ImageFiles(new TreeMap<>(), Map.of());
        for (Layer layer : layers) {
            String key = layer.diffId().replace(':', '-');
            files.add(LayerFiles.read(cache.text("layer-contents", key, () -> read(layer))));
        }
        return files;
    }

    private static String read(Layer layer) {
        try (InputStream in = LayerFormat.unpack(layer.content())) {
            return LayerFiles.of(in).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with more files put over it. */
    ImageFiles with(List<Entry> entries) throws IOException {
        ImageFiles both = new ImageFiles(new TreeMap<>(items), new HashMap<>(own));
        for (Entry entry : entries) {
            String path = both.put(item(entry));
            both.own.remove(path);
            if (entry instanceof Entry.File file) {
                both.own.put(path, file);
            }
        }
        return both;
    }

    private static Item item(Entry entry) {
        if (entry instanceof Entry.Link link) {
            return new Item(link.path(), Kind.LINK, link.target(), "", Optional.empty());
        }
        Kind kind = entry instanceof Entry.File ? Kind.FILE : Kind.FOLDER;
        return new Item(entry.path(), kind, "", "", Optional.empty());
    }

    /** A whiteout hides what lower layers have, never what its own has. */
    private void add(LayerFiles layer) throws IOException {
        for (Item item : layer.entries()) {
            String folder = item.path().substring(0, Math.max(0, item.path().lastIndexOf('/')));
            String name = item.path().substring(folder.length());
            if (name.equals("/" + OPAQUE)) {
                removeBelow(folder);
            } else if (name.startsWith("/" + WHITEOUT)) {
                remove(folder + "/" + name.substring(1 + WHITEOUT.length()));
            }
        }
        for (Item item : layer.entries()) {
            if (!item.path().contains("/" + WHITEOUT) && !item.path().isEmpty()) {
                put(item);
            }
        }
    }

    /** Links among the folders of lower layers are followed, as engines do; returns the real path. */
    private String put(Item item) throws IOException {
        String written = item.path().substring(0, item.path().lastIndexOf('/'));
        String folder = locate(written).map(Located::path).orElse(written);
        for (int slash = folder.indexOf('/', 1); slash > 0; slash = folder.indexOf('/', slash + 1)) {
            items.putIfAbsent(folder.substring(0, slash), FOLDER);
        }
        if (!folder.isEmpty()) {
            items.putIfAbsent(folder, FOLDER);
        }
        String path = folder + item.path().substring(written.length());
        if (item.kind() == Kind.HARD_LINK) {
            items.put(path, items.getOrDefault(item.target(), item));
            return path;
        }
        if (item.kind() != Kind.FOLDER) {
            removeBelow(path);
        }
        items.put(path, item);
        return path;
    }

    private void remove(String path) {
        items.remove(path);
        removeBelow(path);
    }

    private void removeBelow(String folder) {
        items.subMap(folder + "/", folder + "0").clear(); // '0' comes after '/'
    }

    @Override
    Optional<Node> node(String path) {
        return Optional.ofNullable(items.get(path)).map(item -> switch (item.kind()) {
            case LINK -> new Node.Link(item.target());
            case FOLDER -> new Node.Folder();
            case FILE, HARD_LINK -> new Node.File();
        });
    }

    @Override
    List<String> names(String folder) {
        return items.subMap(folder + "/", folder + "0").keySet().stream()
                .map(path -> path.substring(folder.length() + 1))
                .filter(name -> name.indexOf('/') < 0)
                .toList();
    }

    @Override
    Optional<ElfFile> elf(String path) throws IOException {
        return own.containsKey(path)
                ? Natives.read(own.get(path))
                : Optional.ofNullable(items.get(path)).flatMap(Item::elf);
    }

    /** The lines of a file whose text counts; none where there is none. */
    List<String> lines(String path) throws IOException {
        Optional<Located> file = file(path);
        return file.isEmpty() ? List.of() : text(file.get().path()).lines().toList();
    }

    private String text(String path) throws IOException {
        if (!own.containsKey(path)) {
            return items.get(path).text();
        }
        try (InputStream in = own.get(path).content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether any file lies below a folder whose name ends so. */
    boolean hasBelow(String folder, String ending) {
        return items.subMap(folder + "/", folder + "0").keySet().stream().anyMatch(path -> path.endsWith(ending));
    }

    /** The first link among the folders of a path. */
    Optional<String> linkOn(String path) {
        return Stream.iterate(path.indexOf('/', 1), slash -> slash > 0, slash -> path.indexOf('/', slash + 1))
                .map(slash -> path.substring(0, slash))
                .filter(folder -> items.containsKey(folder) && items.get(folder).kind() == Kind.LINK)
                .findFirst();
    }

    /** Where a link leads, as it is written. */
    String target(String link) {
        return items.get(link).target();
    }
}

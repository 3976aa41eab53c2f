package dev.tinyimage.rootfs;

import dev.tinyimage.files.Folders;
import dev.tinyimage.image.Layer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The root file system of an image: its layers one over the other, as the OCI image specification wants (layer.md). */
public final class LayeredRoot extends Root {

    /** layer.md, "Whiteouts". */
    private static final String WHITEOUT = ".wh.";

    private static final String OPAQUE = ".wh..wh..opq";

    private final List<Level> levels;
    private final NavigableMap<String, Placed> files;

    private LayeredRoot(List<Level> levels, NavigableMap<String, Placed> files) {
        this.levels = levels;
        this.files = files;
    }

    /**
     * Where a file comes from.
     *
     * @param level index of the layer, from the lowest
     * @param number index among the entries of the layer
     */
    public record Origin(int level, int number) {}

    /** An entry that no other hides. Folders that no layer has come from the first entry below them. */
    record Placed(LayerEntry entry, Origin origin) {}

    /** Reads the headers of all layers, lowest first. */
    public static LayeredRoot of(List<Layer> layers) throws IOException {
        List<Level> levels = new ArrayList<>();
        for (Layer layer : layers) {
            levels.add(TarLevel.of(layer.tar()));
        }
        return over(levels);
    }

    /**
     * Puts layers one over the other.
     *
     * @param levels lowest first
     * @throws InvalidLayer if one has a path that no file can have, or a link to nothing
     */
    public static LayeredRoot over(List<? extends Level> levels) throws IOException {
        LayeredRoot root = new LayeredRoot(new ArrayList<>(), new TreeMap<>());
        for (Level level : levels) {
            root.add(level);
        }
        return root;
    }

    /** The same with a layer on top. */
    public LayeredRoot plus(Level level) throws IOException {
        LayeredRoot both = new LayeredRoot(new ArrayList<>(levels), new TreeMap<>(files));
        both.add(level);
        return both;
    }

    /** A whiteout hides what lower layers have, never what its own has, be that before or after it. */
    private void add(Level level) throws IOException {
        for (LayerEntry entry : level.entries()) {
            String name = name(entry.path());
            Optional<Located> folder = name.startsWith(WHITEOUT) ? locate(parent(entry.path())) : Optional.empty();
            if (folder.isPresent() && name.equals(OPAQUE)) {
                below(folder.get().path()).clear();
            } else if (folder.isPresent()) {
                String hidden = child(folder.get().path(), name.substring(WHITEOUT.length()));
                files.remove(hidden);
                below(hidden).clear();
            }
        }
        for (int i = 0; i < level.entries().size(); i++) {
            LayerEntry entry = level.entries().get(i);
            if (!entry.path().contains("/" + WHITEOUT) && !entry.path().isEmpty()) {
                put(entry, new Origin(levels.size(), i));
            }
        }
        levels.add(level);
    }

    /** Links among the folders of lower layers are followed, as engines do. */
    private void put(LayerEntry entry, Origin origin) throws IOException {
        String path = child(folder(parent(entry.path()), origin), name(entry.path()));
        Placed placed = entry.type() == FileType.HARD_LINK ? linked(entry) : new Placed(entry, origin);
        if (entry.type() != FileType.FOLDER) {
            below(path).clear();
        }
        files.put(path, placed);
    }

    /** The file that a hard link names. */
    private Placed linked(LayerEntry link) throws IOException {
        Optional<Located> folder = locate(parent(link.target()));
        Placed file = folder.map(at -> files.get(at.path() + "/" + name(link.target())))
                .orElse(null);
        if (file == null || file.entry().type() == FileType.FOLDER) {
            throw new InvalidLayer("a link " + link.path() + " to a file that it lacks, " + link.target());
        }
        return file;
    }

    /** The real path of a folder; those that lack are made. */
    private String folder(String path, Origin origin) throws IOException {
        Placed known = files.get(path);
        if (known != null && known.entry().type() == FileType.FOLDER) {
            return path; // what is placed has a real path
        }
        return locate(path, at -> Optional.of(folderOrLink(at, origin)))
                .orElseThrow(() -> new InvalidLayer("links in a circle at " + path))
                .path();
    }

    private Node folderOrLink(String path, Origin origin) {
        Placed placed = files.get(path);
        if (placed == null || placed.entry().type() == FileType.FILE) {
            placed = new Placed(LayerEntry.folder(path), origin);
            files.put(path, placed);
        }
        return placed.entry().node();
    }

    private static String child(String folder, String name) throws IOException {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new InvalidLayer("an entry of the name '" + name + "'");
        }
        return folder + "/" + name;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private Map<String, Placed> below(String folder) {
        return files.subMap(folder + "/", folder + "0"); // '0' comes after '/'
    }

    @Override
    public Optional<Node> node(String path) {
        return Optional.ofNullable(files.get(path)).map(placed -> placed.entry().node());
    }

    @Override
    public List<String> names(String folder) {
        return below(folder).keySet().stream()
                .map(path -> path.substring(folder.length() + 1))
                .filter(name -> name.indexOf('/') < 0)
                .toList();
    }

    /** Where the file or folder at a real path comes from. */
    public Optional<Origin> origin(String path) {
        return Optional.ofNullable(files.get(path)).map(Placed::origin);
    }

    /** Real paths of all that lies below a real path. */
    public List<String> paths(String folder) {
        return List.copyOf(below(folder).keySet());
    }

    /**
     * Writes the whole root into a folder of this machine; what is in there goes. Nothing is written or read outside of
     * it, whatever paths and links the layers hold.
     */
    public void unpack(Path folder) throws IOException {
        Unpacking unpacking = new Unpacking(Folders.fresh(folder));
        for (Map.Entry<String, Placed> file : files.entrySet()) {
            unpacking.add(file.getKey(), file.getValue());
        }
        unpacking.write(levels);
    }

    /**
     * Writes what lies in a folder of the root into one of this machine; what is in there goes. It gets no symbolic
     * links, but in their place what they lead to, wherever in the root that lies; dangling ones are left out. Only
     * those layers are read that it needs something of.
     *
     * @throws FileNotFoundException if the root has no such folder
     */
    public void unpack(String path, Path folder) throws IOException {
        Located start = folder(path).orElseThrow(() -> new FileNotFoundException(path));
        Unpacking unpacking = new Unpacking(Folders.fresh(folder));
        follow(start.path(), "", List.of(start.path()), unpacking);
        unpacking.write(levels);
    }

    /** @param above real paths of the folders on the way, for links can lead to these */
    private void follow(String folder, String to, List<String> above, Unpacking unpacking) throws IOException {
        for (String name : names(folder)) {
            Optional<Located> located = locate(folder + "/" + name);
            Placed placed = located.map(at -> files.get(at.path())).orElse(null);
            if (placed == null || above.contains(located.get().path())) {
                continue;
            }
            String path = located.get().path();
            unpacking.add(to + "/" + name, placed);
            if (placed.entry().type() == FileType.FOLDER) {
                List<String> further = new ArrayList<>(above);
                further.add(path);
                follow(path, to + "/" + name, further, unpacking);
            }
        }
    }
}

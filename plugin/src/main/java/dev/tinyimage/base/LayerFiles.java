package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What has to be known of one layer of a base, in the order of the layer.
 *
 * @param entries all of them, those that hide files of lower layers too
 */
record LayerFiles(List<Item> entries) {

    /** Files whose text counts, and what is longest of them. */
    private static final Pattern TEXTS = Pattern.compile("/etc/(passwd|group|ld\\.so\\.conf(\\.d/[^/]+)?)"
            + "|/(etc|usr/lib)/os-release|/var/lib/dpkg/status(\\.d/[^/]+(?<!\\.md5sums))?");

    private static final int LONGEST_TEXT = 1 << 20;

    /** What a layer can have at a path. */
    enum Kind {
        FOLDER,
        FILE,
        /** A symbolic link. */
        LINK,
        /** Another name of a file. */
        HARD_LINK
    }

    /**
     * An entry.
     *
     * @param path absolute, as it is written in the layer; whiteouts keep their names (layer.md, "Whiteouts")
     * @param target of a link; empty for others
     * @param text of a file whose text counts; empty for others
     * @param elf what a program or library says
     */
    record Item(String path, Kind kind, String target, String text, Optional<ElfFile> elf) {}

    LayerFiles {
        entries = List.copyOf(entries);
    }

    /** Reads a layer. */
    static LayerFiles of(InputStream plainTar) throws IOException {
        List<Item> items = new ArrayList<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(plainTar, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            items.add(item(entry, tar));
        }
        return new LayerFiles(items);
    }

    private static Item item(TarArchiveEntry entry, InputStream content) throws IOException {
        String path = absolute(entry.getName());
        if (entry.isSymbolicLink()) {
            return new Item(path, Kind.LINK, entry.getLinkName(), "", Optional.empty());
        }
        if (entry.isLink()) {
            return new Item(path, Kind.HARD_LINK, absolute(entry.getLinkName()), "", Optional.empty());
        }
        if (entry.isDirectory()) {
            return new Item(path, Kind.FOLDER, "", "", Optional.empty());
        }
        if (TEXTS.matcher(path).matches()) {
            byte[] text = content.readNBytes(LONGEST_TEXT);
            return new Item(path, Kind.FILE, "", new String(text, StandardCharsets.UTF_8), Optional.empty());
        }
        return new Item(path, Kind.FILE, "", "", elf(path, content));
    }

    /** A damaged file is none that a process could load. */
    private static Optional<ElfFile> elf(String path, InputStream content) throws IOException {
        byte[] start = content.readNBytes(Integer.BYTES);
        if (!ElfFile.isElf(start)) {
            return Optional.empty();
        }
        PushbackInputStream whole = new PushbackInputStream(content, Integer.BYTES);
        whole.unread(start);
        byte[] file = whole.readAllBytes();
        try {
            return ElfFile.read(path, file);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Names in tar files are relative, and may or may not begin with "./" and end with "/". */
    private static String absolute(String name) {
        String path = name.replaceFirst("^(\\./|/)+|^\\.$", "").replaceFirst("/+$", "");
        return path.isEmpty() ? "" : "/" + path;
    }

    /** As text, for the cache. */
    String write() {
        ObjectNode json = Json.object();
        for (Item item : entries) {
            ObjectNode line = json.withArrayProperty("entries").addObject();
            line.put("path", item.path()).put("kind", item.kind().name());
            if (!item.target().isEmpty()) {
                line.put("target", item.target());
            }
            if (!item.text().isEmpty()) {
                line.put("text", item.text());
            }
            item.elf().ifPresent(elf -> line.set("elf", write(elf)));
        }
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    /** The opposite of {@link #write}. */
    static LayerFiles read(String text) throws IOException {
        List<Item> items = new ArrayList<>();
        for (JsonNode line : Json.read(text.getBytes(StandardCharsets.UTF_8)).path("entries")) {
            items.add(new Item(
                    line.path("path").asText(),
                    Kind.valueOf(line.path("kind").asText()),
                    line.path("target").asText(),
                    line.path("text").asText(),
                    line.has("elf") ? Optional.of(readElf(line.path("elf"))) : Optional.empty()));
        }
        return new LayerFiles(items);
    }

    private static ObjectNode write(ElfFile elf) {
        ObjectNode json = Json.object()
                .put("machine", elf.machine())
                .put("is64", elf.is64())
                .put("littleEndian", elf.littleEndian())
                .put("osAbi", elf.osAbi());
        elf.interpreter().ifPresent(path -> json.put("interpreter", path));
        elf.needed().forEach(json.putArray("needed")::add);
        elf.runPath().forEach(json.putArray("runPath")::add);
        ObjectNode needed = json.putObject("neededVersions");
        elf.neededVersions()
                .forEach((library, versions) -> new TreeSet<>(versions).forEach(needed.putArray(library)::add));
        new TreeSet<>(elf.versions()).forEach(json.putArray("versions")::add);
        return json;
    }

    private static ElfFile readElf(JsonNode json) {
        Map<String, Set<String>> needed = new HashMap<>();
        json.path("neededVersions")
                .fields()
                .forEachRemaining(library -> needed.put(library.getKey(), Set.copyOf(texts(library.getValue()))));
        return new ElfFile(
                json.path("machine").asInt(),
                json.path("is64").asBoolean(),
                json.path("littleEndian").asBoolean(),
                json.path("osAbi").asInt(),
                Optional.ofNullable(json.path("interpreter").textValue()),
                texts(json.path("needed")),
                texts(json.path("runPath")),
                needed,
                Set.copyOf(texts(json.path("versions"))));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

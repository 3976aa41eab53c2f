package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.rootfs.FileType;
import dev.tinyimage.rootfs.LayerEntry;
import dev.tinyimage.rootfs.TarLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What has to be known of one layer of a base.
 *
 * @param entries all of them, in the order of the layer
 * @param said by each of the entries, in the same order
 */
record LayerFiles(List<LayerEntry> entries, List<Said> said) {

    /** Files whose text counts, and what is longest of them. */
    private static final Pattern TEXTS = Pattern.compile("/etc/(passwd|group|ld\\.so\\.conf(\\.d/[^/]+)?)"
            + "|/(etc|usr/lib)/os-release|/var/lib/dpkg/status(\\.d/[^/]+(?<!\\.md5sums))?");

    private static final int LONGEST_TEXT = 1 << 20;

    /**
     * What the content of an entry says.
     *
     * @param text of a file whose text counts; empty for others
     * @param elf what a program or library says
     */
    record Said(String text, Optional<ElfFile> elf) {}

    LayerFiles {
        entries = List.copyOf(entries);
        said = List.copyOf(said);
    }

    /** Reads a layer. */
    static LayerFiles of(Layer layer) throws IOException {
        List<LayerEntry> entries = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        TarLevel.read(layer.tar(), (number, entry, content) -> {
            entries.add(entry);
            said.add(said(entry, content));
        });
        return new LayerFiles(entries, said);
    }

    private static Said said(LayerEntry entry, InputStream content) throws IOException {
        if (entry.type() != FileType.FILE) {
            return new Said("", Optional.empty());
        }
        if (TEXTS.matcher(entry.path()).matches()) {
            byte[] text = content.readNBytes(LONGEST_TEXT);
            return new Said(new String(text, StandardCharsets.UTF_8), Optional.empty());
        }
        return new Said("", elf(entry.path(), content));
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

    /** As text, for the cache. */
    String write() {
        ObjectNode json = Json.object();
        for (int i = 0; i < entries.size(); i++) {
            LayerEntry entry = entries.get(i);
            ObjectNode line = json.withArrayProperty("entries").addObject();
            line.put("path", entry.path()).put("type", entry.type().name());
            if (!entry.target().isEmpty()) {
                line.put("target", entry.target());
            }
            line.put("mode", entry.mode()).put("modified", entry.modified().toString());
            if (!said.get(i).text().isEmpty()) {
                line.put("text", said.get(i).text());
            }
            said.get(i).elf().ifPresent(elf -> line.set("elf", write(elf)));
        }
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    /** The opposite of {@link #write}. */
    static LayerFiles read(String text) throws IOException {
        List<LayerEntry> entries = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        for (JsonNode line : Json.read(text.getBytes(StandardCharsets.UTF_8)).path("entries")) {
            entries.add(new LayerEntry(
                    line.path("path").asText(),
                    FileType.valueOf(line.path("type").asText()),
                    line.path("target").asText(),
                    line.path("mode").asInt(),
                    Instant.parse(line.path("modified").asText())));
            said.add(new Said(
                    line.path("text").asText(),
                    line.has("elf") ? Optional.of(readElf(line.path("elf"))) : Optional.empty()));
        }
        return new LayerFiles(entries, said);
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
                .forEachRemaining(library -> needed.put(library.getKey(), Set.copyOf(Json.texts(library.getValue()))));
        return new ElfFile(
                json.path("machine").asInt(),
                json.path("is64").asBoolean(),
                json.path("littleEndian").asBoolean(),
                json.path("osAbi").asInt(),
                Optional.ofNullable(json.path("interpreter").textValue()),
                Json.texts(json.path("needed")),
                Json.texts(json.path("runPath")),
                needed,
                Set.copyOf(Json.texts(json.path("versions"))));
    }
}

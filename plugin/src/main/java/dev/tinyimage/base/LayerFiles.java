package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
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
import java.util.List;
import java.util.Optional;
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

    /** Fields of an entry that is no program or library. */
    private static final int COLUMNS = 7;

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

    /** A line for each entry, and after it, if it has one, its text, whose length in characters the line says. */
    String write() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            LayerEntry entry = entries.get(i);
            Said words = said.get(i);
            text.append(Fields.plain(entry.path())).append(Fields.TAB);
            text.append(entry.type()).append(Fields.TAB);
            text.append(Fields.plain(entry.target())).append(Fields.TAB);
            text.append(entry.mode()).append(Fields.TAB);
            text.append(entry.modified().getEpochSecond()).append(Fields.TAB);
            text.append(entry.modified().getNano()).append(Fields.TAB);
            text.append(words.text().length());
            words.elf().ifPresent(elf -> text.append(Fields.TAB).append(ElfText.write(elf)));
            text.append('\n').append(words.text());
        }
        return text.toString();
    }

    /** The opposite of {@link #write}. */
    static LayerFiles read(String text) {
        List<LayerEntry> entries = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            List<String> fields = Fields.split(text.substring(at, end), Fields.TAB);
            at = end + 1 + Integer.parseInt(fields.get(6));
            entries.add(new LayerEntry(
                    Fields.text(fields.get(0)),
                    FileType.valueOf(fields.get(1)),
                    Fields.text(fields.get(2)),
                    Integer.parseInt(fields.get(3)),
                    Instant.ofEpochSecond(Long.parseLong(fields.get(4)), Long.parseLong(fields.get(5)))));
            boolean isElf = fields.size() > COLUMNS;
            said.add(new Said(
                    text.substring(end + 1, at),
                    isElf ? Optional.of(ElfText.read(fields, COLUMNS)) : Optional.empty()));
        }
        return new LayerFiles(entries, said);
    }
}

package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a program or library says, as fields of a line. */
final class ElfText {

    private ElfText() {}

    static String write(ElfFile elf) {
        List<String> needed = new ArrayList<>();
        new TreeMap<>(elf.neededVersions()).forEach((library, versions) -> {
            List<String> parts = new ArrayList<>(List.of(library));
            parts.addAll(new TreeSet<>(versions));
            needed.add(Fields.join(parts, Fields.PART));
        });
        return String.join(
                "" + Fields.TAB,
                Integer.toString(elf.machine()),
                Boolean.toString(elf.is64()),
                Boolean.toString(elf.littleEndian()),
                Integer.toString(elf.osAbi()),
                Fields.plain(elf.interpreter().orElse("")),
                Fields.join(elf.needed(), Fields.ITEM),
                Fields.join(elf.runPath(), Fields.ITEM),
                String.join("" + Fields.ITEM, needed),
                Fields.join(new TreeSet<>(elf.versions()), Fields.ITEM));
    }

    /**
     * The opposite.
     *
     * @param first index of the first of its fields
     */
    static ElfFile read(List<String> fields, int first) {
        Map<String, Set<String>> needed = new HashMap<>();
        for (String item : Fields.split(fields.get(first + 7), Fields.ITEM)) {
            List<String> parts = Fields.texts(item, Fields.PART);
            needed.put(parts.get(0), Set.copyOf(parts.subList(1, parts.size())));
        }
        String interpreter = Fields.text(fields.get(first + 4));
        return new ElfFile(
                Integer.parseInt(fields.get(first)),
                Boolean.parseBoolean(fields.get(first + 1)),
                Boolean.parseBoolean(fields.get(first + 2)),
                Integer.parseInt(fields.get(first + 3)),
                interpreter.isEmpty() ? Optional.empty() : Optional.of(interpreter),
                Fields.texts(fields.get(first + 5), Fields.ITEM),
                Fields.texts(fields.get(first + 6), Fields.ITEM),
                needed,
                Set.copyOf(Fields.texts(fields.get(first + 8), Fields.ITEM)));
    }
}

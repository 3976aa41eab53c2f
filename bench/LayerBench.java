package dev.tinyimage;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Part of bench/layers; arguments are the folders of the releases, in order, with the jars in lib. */
final class LayerBench {

    /** A small app, which changes with every release. */
    private static final long APP = 100_000;

    private LayerBench() {}

    public static void main(String[] releases) throws IOException {
        System.out.printf("%-18s %10s %10s %10s %8s%n", "MB moved", "one layer", "Jib", "ours", "layers");
        double[] sums = new double[3];
        List<Entry> before = jars(Path.of(releases[0]));
        for (int i = 1; i < releases.length; i++) {
            List<Entry> after = jars(Path.of(releases[i]));
            long all = size(after);
            long jib = names(before).equals(names(after)) ? APP : APP + all;
            long ours = APP + moved(before, after);
            double[] row = {(APP + all) / 1e6, jib / 1e6, ours / 1e6};
            for (int column = 0; column < row.length; column++) {
                sums[column] += row[column];
            }
            print(Path.of(releases[i - 1]).getFileName() + " > " + Path.of(releases[i]).getFileName(), row, after);
            before = after;
        }
        print("all", sums, before);
    }

    private static void print(String name, double[] row, List<Entry> jars) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %10.2f %10.2f %10.2f %8d%n",
                name,
                row[0],
                row[1],
                row[2],
                DependencyGroups.of(jars).size());
    }

    private static List<Entry> jars(Path release) throws IOException {
        try (Stream<Path> files = Files.list(release.resolve("lib"))) {
            return files.sorted()
                    .map(file -> FolderEntries.file(file, "/app/lib/" + file.getFileName()))
                    .toList();
        }
    }

    /** A layer is the same if it has the same files. */
    private static long moved(List<Entry> before, List<Entry> after) throws IOException {
        Set<List<String>> there = new HashSet<>();
        for (List<Entry> layer : DependencyGroups.of(before).values()) {
            there.add(names(layer));
        }
        long moved = 0;
        for (Map.Entry<String, List<Entry>> layer : DependencyGroups.of(after).entrySet()) {
            moved += there.contains(names(layer.getValue())) ? 0 : size(layer.getValue());
        }
        return moved;
    }

    private static List<String> names(List<Entry> jars) {
        return new ArrayList<>(jars.stream().map(Entry::path).sorted().toList());
    }

    private static long size(List<Entry> jars) throws IOException {
        long size = 0;
        for (Entry jar : jars) {
            size += ((Entry.File) jar).content().size();
        }
        return size;
    }
}

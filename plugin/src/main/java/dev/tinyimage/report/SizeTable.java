package dev.tinyimage.report;

import dev.tinyimage.console.Console;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import java.util.ArrayList;
import java.util.List;

/** A line for each layer: both sizes, for a pull takes the one and a disk the other. */
public final class SizeTable {

    private SizeTable() {}

    public static List<String> of(Image image) {
        List<String> lines = new ArrayList<>();
        for (Layer layer : image.layers()) {
            lines.add(line(layer.name(), layer.descriptor().size(), layer.unpackedSize()));
        }
        lines.add(line("total", image.compressedSize(), image.unpackedSize()));
        return lines;
    }

    private static String line(String name, long compressed, long unpacked) {
        return String.format(
                "  %-14s %10s compressed %10s unpacked",
                name, Console.megabytes(compressed), Console.megabytes(unpacked));
    }
}

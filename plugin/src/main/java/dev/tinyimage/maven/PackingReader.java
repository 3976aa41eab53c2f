package dev.tinyimage.maven;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.maven.config.ImageParameters;

/** Turns the parameters of layers into values, and refuses those that make no sense. */
record PackingReader(ImageParameters image) {

    Packing read() {
        LayerFormat format = format();
        boolean repackJars = image.repackJars.equals("auto")
                ? format == LayerFormat.ZSTD
                : Switches.isOn(ParameterName.IMAGE_REPACK_JARS, image.repackJars);
        return new Packing(new Compression(format, level(format)), repackJars);
    }

    private LayerFormat format() {
        return switch (image.compression) {
            case "gzip" -> LayerFormat.GZIP;
            case "zstd" -> LayerFormat.ZSTD;
            default -> throw Messages.badValue(ParameterName.IMAGE_COMPRESSION, image.compression, "gzip or zstd");
        };
    }

    private int level(LayerFormat format) {
        if (image.compressionLevel == null) {
            return Compression.usual(format);
        }
        int highest = Compression.highest(format);
        if (!image.compressionLevel.matches("[1-9]\\d?") || Integer.parseInt(image.compressionLevel) > highest) {
            throw Messages.badValue(
                    ParameterName.IMAGE_COMPRESSION_LEVEL,
                    image.compressionLevel,
                    "a number from 1 to " + highest + " for " + image.compression);
        }
        return Integer.parseInt(image.compressionLevel);
    }
}

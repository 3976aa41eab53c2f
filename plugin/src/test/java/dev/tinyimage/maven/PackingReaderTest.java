package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.maven.config.ImageParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingReaderTest {

    @ParameterizedTest(name = "{0} at {1}, repackJars {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip  |     | auto  | GZIP 10, jars as they are",
                "gzip  | 6   | true  | GZIP 6, jars stored",
                "zstd  |     | auto  | ZSTD 19, jars stored",
                "zstd  | 22  | false | ZSTD 22, jars as they are",
                "gzip  | 11  | auto  | cannot use '11' as <image><compressionLevel>: expected a number from 1 to 10 for gzip. "
                        + "Correct tinyimage.image.compressionLevel.",
                "zstd  | max | auto  | cannot use 'max' as <image><compressionLevel>: expected a number from 1 to 22 for zstd. "
                        + "Correct tinyimage.image.compressionLevel.",
                "brotli|     | auto  | cannot use 'brotli' as <image><compression>: expected gzip or zstd. Correct "
                        + "tinyimage.image.compression.",
                "gzip  |     | yes   | cannot use 'yes' as <image><repackJars>: expected true or false. Correct "
                        + "tinyimage.image.repackJars."
            })
    void reads(String compression, String level, String repackJars, String outcome) {
        ImageParameters image = new ImageParameters();
        image.compression = compression;
        image.compressionLevel = level;
        image.repackJars = repackJars;

        assertThat(outcome(image)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20MB     | 20000000",
                "20 mb    | 20000000",
                "18.5MiB  | 19398656",
                "900k     | 900000",
                "1GiB     | 1073741824",
                "12345    | 12345",
                "12B      | 12",
                "twenty   | cannot use 'twenty' as <image><maxSize>: expected a size such as 20MB or 18.5 MiB. Correct "
                        + "tinyimage.image.maxSize.",
                "20iB     | cannot use '20iB' as <image><maxSize>: expected a size such as 20MB or 18.5 MiB. Correct "
                        + "tinyimage.image.maxSize."
            })
    void sizes(String text, String outcome) {
        String bytes;
        try {
            bytes = Long.toString(Sizes.bytes(ParameterName.IMAGE_MAX_SIZE, text));
        } catch (UserError e) {
            bytes = e.getMessage();
        }

        assertThat(bytes).isEqualTo(outcome);
    }

    private static String outcome(ImageParameters image) {
        try {
            Packing packing = new PackingReader(image).read();
            return packing.compression().format() + " " + packing.compression().level() + ", jars "
                    + (packing.repackJars() ? "stored" : "as they are");
        } catch (UserError e) {
            return e.getMessage();
        }
    }
}

package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationCommentsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # scenario                            | file, / ends a line    | what stays of it
            comments go                           | '#a/a=1/ ! b/b=2'      | a=1/b=2/
            empty lines go                        | a=1// /b=2             | a=1/b=2/
            a key may have their signs inside     | a#b=1/a!=2             | a#b=1/a!=2/
            a continued line has no comment in it | 'a=1,\\/#2,\\/  3/#b'   | 'a=1,\\/#2,\\/  3/'
            nor does it end at an empty line      | 'a=1\\//#b/c=2'         | a=1\\//c=2/
            two backslashes are text              | 'a=1\\\\/#b/c=2'         | a=1\\\\/c=2/
            a comment does not continue           | '#a\\/b=1'              | b=1/
            """)
    void what(String scenario, String file, String stays) throws IOException {
        String text = file.replace('/', '\n');

        String without = ConfigurationComments.without(text);

        assertThat(without.replace('\n', '/')).isEqualTo(stays);
        assertThat(properties(without)).isEqualTo(properties(text));
    }

    @Test
    void theFilesOfTheRunningJdkSayTheSameWithoutThem(@TempDir Path runtime) throws IOException {
        Path conf = Jdks.running().home().resolve("conf");
        List<String> names = List.of("security/java.security", "net.properties", "logging.properties");
        for (String name : names) {
            Path copy = runtime.resolve("conf").resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(conf.resolve(name), copy);
        }

        ConfigurationComments.remove(runtime);

        for (String name : names) {
            Path copy = runtime.resolve("conf").resolve(name);
            assertThat(properties(text(copy))).isEqualTo(properties(text(conf.resolve(name))));
            assertThat(text(copy))
                    .doesNotContain("\n#")
                    .hasSizeLessThan(text(conf.resolve(name)).length() / 2);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static Properties properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}

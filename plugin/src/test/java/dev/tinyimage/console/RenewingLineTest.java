package dev.tinyimage.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What reaches the terminal; {@code <} is the return to the beginning of the line. */
class RenewingLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final RenewingLine line = new RenewingLine(new PrintStream(written, true, StandardCharsets.UTF_8));

    @Test
    void aShorterLineLeavesNothingOfALongerOne() {
        line.show("Linking: 9 s");
        line.show("Linking: 10 s");
        line.show("All: 1 s");

        assertThat(written()).isEqualTo("Linking: 9 s<Linking: 10 s<All: 1 s     <");
    }

    @Test
    void itIsClearedOnce() {
        line.clear();
        line.show("Linking");
        line.clear();
        line.clear();
        line.show("All");

        assertThat(written()).isEqualTo("Linking<       <All<");
    }

    @Test
    void whatIsTooLongIsCut() {
        line.show("a".repeat(79));
        line.show("b".repeat(80));
        line.clear();

        assertThat(written()).isEqualTo("a".repeat(79) + "<" + "b".repeat(76) + "...<" + " ".repeat(79) + "<");
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8).replace('\r', '<');
    }
}

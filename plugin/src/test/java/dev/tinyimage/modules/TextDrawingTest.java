package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDrawingTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a font         | Object o() { return new java.awt.Font(\"a\", 0, 1); } | app.jar: a.A uses java.awt.Font",
                "a layout       | java.awt.font.TextLayout o; | app.jar: a.A uses java.awt.font.TextLayout",
                "text alone     | void o(java.awt.Graphics g) { g.drawString(\"\", 0, 0); } | "
                        + "app.jar: a.A has java.awt.Graphics.drawString (draws text)",
                "scaled images  | void o(java.awt.Graphics2D g) { g.drawImage(null, 0, 0, null); } | ''",
                "beans          | java.beans.PropertyChangeListener o; | ''",
                "its name only  | String o = \"java.awt.Font\"; | ''",
                "nothing of it  | int o; | ''"
            })
    void textIsToldFromOtherUsesOfTheDesktop(String summary, String code, String evidence) throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .app(Jars.jar().main("Main").source("a.A", "package a; class A { " + code + " }"))
                .plan(new ModuleOptions(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), false));

        assertThat(TextDrawing.evidence(plan).orElse("")).isEqualTo(evidence);
    }
}

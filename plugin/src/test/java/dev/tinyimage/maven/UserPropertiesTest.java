package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.maven.config.Container;
import dev.tinyimage.maven.config.ExtraDirectories;
import dev.tinyimage.maven.config.To;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UserPropertiesTest {

    private final To to = new To();
    private final Container container = new Container();
    private final ExtraDirectories extraDirectories = new ExtraDirectories();
    private final CommonSettings settings = new CommonSettings("false", null, "10GB", "false", "false");

    @Test
    void theCommandLineWinsOverThePom() {
        to.set("pom/app");
        container.environment = Map.of("A", "pom");

        List<String> unknown = apply(
                "to.image=given/app",
                "to.auth.password=a=b",
                "to.tags=1, latest",
                "container.environment=B=1,C=x=y",
                "skip=true");

        assertThat(unknown).isEmpty();
        assertThat(to.image).isEqualTo("given/app");
        assertThat(to.auth.password).isEqualTo("a=b");
        assertThat(to.tags).containsExactly("1", "latest");
        assertThat(container.environment).isEqualTo(Map.of("B", "1", "C", "x=y"));
        assertThat(settings.skip).isEqualTo("true");
    }

    @Test
    void whatIsNotGivenStaysAndOtherToolsPropertiesAreLeftAlone() {
        to.set("pom/app");

        assertThat(apply("to.tags=1")).isEmpty();
        assertThat(to.image).isEqualTo("pom/app");
        assertThat(new UserProperties(properties(Map.of("other.to.image", "x")))
                        .bind("to", to)
                        .apply())
                .isEmpty();
    }

    @Test
    void aMistypedNameComesBack() {
        assertThat(apply("to.imag=x")).containsExactly("tinyimage.to.imag");
    }

    @Test
    void aMapWantsPairs() {
        assertThatThrownBy(() -> apply("container.labels=a"))
                .hasMessage("cannot read tinyimage.container.labels: 'a' is not of the form name=value. Separate pairs "
                        + "by commas, and write values with commas in the POM.");
    }

    @Test
    void aListOfBeansTakesTheirShortForms() {
        assertThat(apply("extraDirectories.paths=files,conf:/etc/app", "extraDirectories.permissions=/etc/*.sh=755"))
                .isEmpty();

        assertThat(extraDirectories.paths.stream().map(path -> path.from + " " + path.into))
                .containsExactly("files /", "conf /etc/app");
        assertThat(extraDirectories.permissions.get(0).file).isEqualTo("/etc/*.sh");
        assertThat(extraDirectories.permissions.get(0).mode).isEqualTo("755");
    }

    @Test
    void aSwitchIsTrueOrFalse() {
        assertThat(Switches.isOn(ParameterName.SKIP, "true")).isTrue();
        assertThatThrownBy(() -> Switches.isOn(ParameterName.SKIP, "yes"))
                .hasMessage("cannot use 'yes' as <skip>: expected true or false. Correct tinyimage.skip.");
    }

    private List<String> apply(String... assignments) {
        Properties given = new Properties();
        for (String assignment : assignments) {
            String[] parts = assignment.split("=", 2);
            given.setProperty("tinyimage." + parts[0], parts[1]);
        }
        return new UserProperties(given)
                .bind("to", to)
                .bind("container", container)
                .bind("extraDirectories", extraDirectories)
                .bindTop(settings)
                .apply();
    }

    private static Properties properties(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }
}

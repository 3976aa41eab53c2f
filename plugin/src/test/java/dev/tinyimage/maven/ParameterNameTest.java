package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.ParameterName;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What messages and the README call a parameter is one of the plugin descriptor, or of the beans that it names. */
class ParameterNameTest {

    private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

    private static final Set<String> PARAMETERS = new TreeSet<>();

    @BeforeAll
    static void read() throws Exception {
        try (InputStream in = ParameterNameTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            NodeList parameters = descriptor.getElementsByTagName("parameter");
            for (int i = 0; i < parameters.getLength(); i++) {
                Element parameter = (Element) parameters.item(i);
                if (text(parameter, "editable").equals("true")) {
                    add(text(parameter, "name"), text(parameter, "type"));
                }
            }
        }
    }

    private static String text(Element parameter, String name) {
        return parameter.getElementsByTagName(name).item(0).getTextContent();
    }

    private static void add(String path, String type) throws ClassNotFoundException {
        PARAMETERS.add(path);
        if (type.startsWith(ParameterNameTest.class.getPackageName())) {
            for (Field field : Class.forName(type).getDeclaredFields()) {
                add(path + "." + field.getName(), field.getType().getName());
            }
        }
    }

    @Test
    void messagesNameWhatThereIs() {
        assertThat(Stream.of(ParameterName.values()).map(ParameterName::path)).isSubsetOf(PARAMETERS);
    }

    @Test
    void inBothForms() {
        assertThat(ParameterName.RUNTIME_JDK).hasToString("<runtime><jdk> (tinyimage.runtime.jdk)");
    }

    @Test
    void theReadmeNamesWhatThereIs() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));
        String table = readme.substring(readme.indexOf("## Parameters"));
        List<String> named = new ArrayList<>();
        for (String row : ROW.matcher(table.substring(0, table.indexOf("\n## ", 1)))
                .results()
                .map(result -> result.group(1))
                .toList()) {
            String group = "";
            for (MatchResult name : NAME.matcher(row).results().toList()) {
                String path = name.group(1).startsWith(".") ? group + name.group(1) : name.group(1);
                group = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
                named.add(path);
            }
        }

        assertThat(named).hasSizeGreaterThan(60).isSubsetOf(PARAMETERS);
    }
}

package dev.tinyimage.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private static final FullJdk JDK = new FullJdk(
            Path.of("/jdk"), 17, Set.of("java.sql"), Set.of("java.sql", "java.lang", "sun.util.logging.resources"));

    @Test
    void classesOfTheJdkCountAndOthersDoNot() {
        assertThat(complaints(
                        "Caused by: java.lang.ClassNotFoundException: java.sql.Driver",
                        "java.lang.NoClassDefFoundError: java/sql/Date",
                        "java.lang.NoClassDefFoundError: Could not initialize class java.sql.Types",
                        "java.util.MissingResourceException: Can't find bundle for base name "
                                + "sun.util.logging.resources.logging, locale en",
                        "java.lang.IllegalStateException: java.lang.ClassNotFoundException: org.example.Missing"))
                .containsExactly(
                        "ClassNotFoundException: java.sql.Driver",
                        "MissingResourceException: sun.util.logging.resources.logging",
                        "NoClassDefFoundError: java.sql.Types",
                        "NoClassDefFoundError: java/sql/Date");
    }

    @Test
    void whatOnlyTheJdkHasCountsByItsMessage() {
        assertThat(complaints(
                        "java.security.NoSuchAlgorithmException: EC KeyFactory not available",
                        "java.security.NoSuchProviderException: no such provider: SunEC",
                        "java.nio.file.ProviderNotFoundException: Provider \"jar\" not found",
                        "java.nio.charset.UnsupportedCharsetException: EUC-JP",
                        "java.lang.module.FindException: Module java.sql not found",
                        "java.lang.UnsatisfiedLinkError: /home/java/lib/libawt.so: /tmp/lib123456.so"))
                .containsExactly(
                        "FindException: Module java.sql not found",
                        "NoSuchAlgorithmException: EC KeyFactory not available",
                        "ProviderNotFoundException: Provider \"jar\" not found",
                        "UnsatisfiedLinkError: JAVA_HOME/lib/libawt.so: /tmp/lib#.so",
                        "UnsupportedCharsetException: EUC-JP",
                        "no such provider: SunEC");
    }

    private static Set<String> complaints(String... output) {
        return Complaints.of(new AppRun("/home/java", true, Map.of(), "exit code 0", List.of(output), Set.of()), JDK);
    }
}

package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.Release;
import dev.tinyimage.testkit.Certificates;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustStoreTest {

    @TempDir
    static Path shared;

    private static Path one;
    private static Path other;

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();
    private Path inJdk;
    private Path inRuntime;

    @BeforeAll
    static void makeCertificates() {
        one = Certificates.pem("one", shared);
        other = Certificates.pem("other", shared);
        Certificates.store(one, "jks", "changeit");
        Certificates.store(one, "pkcs12", "changeit");
        Certificates.store(one, "pkcs12", "secret");
    }

    @BeforeEach
    void link() throws IOException {
        inJdk = Files.createDirectories(folder.resolve("jdk/lib/security")).resolve("cacerts");
        inRuntime =
                Files.createDirectories(folder.resolve("runtime/lib/security")).resolve("cacerts");
        Files.copy(shared.resolve("one.pem.jks-changeit"), inRuntime);
    }

    @Test
    void nothingNamedChangesNothing() throws Exception {
        Files.copy(inRuntime, inJdk);

        write(Optional.empty());

        assertThat(inRuntime).hasSameBinaryContentAs(inJdk);
        assertThat(console.lines()).isEmpty();
    }

    @ParameterizedTest(name = "{0} takes the place of the JDK''s")
    @CsvSource({
        "one.pem.jks-changeit, one",
        "one.pem.pkcs12-changeit, one",
        "other.pem, other-1",
    })
    void anotherStore(String file, String names) throws Exception {
        write(Optional.of(shared.resolve(file)));

        assertThat(String.join(" ", names())).isEqualTo(names);
    }

    @Test
    void moreCertificatesEachOnceAndTheSameFileEachTime() throws Exception {
        Path bundle = Files.writeString(
                folder.resolve("bundle.pem"),
                "# two\n" + Files.readString(other) + "\n# again\n" + Files.readString(other) + Files.readString(one));

        write(Optional.empty(), bundle);
        byte[] first = Files.readAllBytes(inRuntime);
        Files.copy(shared.resolve("one.pem.jks-changeit"), inRuntime, StandardCopyOption.REPLACE_EXISTING);
        write(Optional.empty(), bundle);

        assertThat(names()).containsExactly("bundle-1", "one");
        assertThat(Arrays.equals(first, Files.readAllBytes(inRuntime))).isTrue();
    }

    @Test
    void aLinkToTheMachinesStoreIsTold() throws Exception {
        Path machines = Files.copy(inRuntime, folder.resolve("machine"));
        Files.createSymbolicLink(inJdk, machines);

        write(Optional.empty());

        assertThat(console.lines())
                .containsExactly("info The image trusts what this machine trusts: the JDK's cacerts is a link to "
                        + machines.toRealPath() + ". Name another store with <runtime><trustStore> "
                        + "(tinyimage.runtime.trustStore).");
    }

    @Test
    void aLinkThatJlinkDidNotFollowIsTold() throws Exception {
        Path machines = Files.copy(other, folder.resolve("machine"));
        Files.createSymbolicLink(inJdk, machines);

        write(Optional.empty());

        assertThat(console.lines())
                .containsExactly("info The image trusts the certificates in the JDK's jmods, not "
                        + machines.toRealPath() + ", to which its cacerts is a link here. To take that, name it with "
                        + "<runtime><trustStore> (tinyimage.runtime.trustStore).");
    }

    @Test
    void badFilesAreTold() throws IOException {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> write(Optional.of(gone)))
                .hasMessage("cannot read certificates from " + gone + ": there is no such file. Correct "
                        + "<runtime><trustStore> (tinyimage.runtime.trustStore).");
        assertThatThrownBy(() -> write(Optional.empty(), gone))
                .hasMessage("cannot read certificates from " + gone + ": there is no such file. Correct "
                        + "<runtime><certificates> (tinyimage.runtime.certificates).");
        Path locked = shared.resolve("one.pem.pkcs12-secret");
        assertThatThrownBy(() -> write(Optional.of(locked)))
                .hasMessage(
                        "cannot read the trust store " + locked + ": it is no key store with the password changeit, "
                                + "nor a PEM file. Change its password with keytool -storepasswd, or correct "
                                + "<runtime><trustStore> (tinyimage.runtime.trustStore).");
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThatThrownBy(() -> write(Optional.empty(), text))
                .hasMessage("cannot read certificates from " + text + ": it holds no certificate. Correct "
                        + "<runtime><certificates> (tinyimage.runtime.certificates), which takes PEM files.");
        Path damaged = Files.writeString(
                folder.resolve("damaged"), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> write(Optional.empty(), damaged))
                .hasMessage("cannot read certificates from " + damaged + ": a certificate in it is damaged. Export it "
                        + "again as PEM, or correct <runtime><certificates> (tinyimage.runtime.certificates).");
    }

    private void write(Optional<Path> store, Path... certificates) throws IOException {
        Path runtime = folder.resolve("runtime");
        RuntimeOptions options = new RuntimeOptions(CutOptions.NONE, true, store, List.of(certificates));
        LinkSource jdk = new LinkSource(
                folder.resolve("jdk"), new Release(Map.of()), Platform.thisMachine(), Optional.empty(), "jdk");
        TrustStore.tell(jdk, options, runtime, console);
        if (store.isPresent() || certificates.length > 0) {
            TrustStore.write(options, runtime);
        }
    }

    /** As the JDK's own trust manager reads it: without a password. */
    private TreeSet<String> names() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(inRuntime.toFile(), (char[]) null);
        TreeSet<String> names = new TreeSet<>();
        for (String alias : Collections.list(store.aliases())) {
            assertThat(store.isCertificateEntry(alias)).isTrue();
            names.add(alias);
        }
        return names;
    }
}

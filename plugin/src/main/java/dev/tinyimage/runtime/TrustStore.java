package dev.tinyimage.runtime;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.jdk.LinkSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The certificates that a runtime trusts. */
final class TrustStore {

    private static final String CACERTS = "lib/security/cacerts";

    /** RFC 7468, section 5. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    /** What Java's own tools give a trust store, which has no secrets. */
    private static final char[] USUAL_PASSWORD = "changeit".toCharArray();

    private TrustStore() {}

    /** Puts what the user names in the place of what jlink took from the JDK, or adds it. */
    static void write(RuntimeOptions options, Path runtime) throws IOException {
        Path cacerts = runtime.resolve(CACERTS);
        Map<String, Certificate> trusted = read(options.trustStore().orElse(cacerts));
        options.certificates().forEach(file -> add(file, trusted));
        Files.write(cacerts, Pkcs12.trusting(trusted));
    }

    /**
     * Says what is trusted where that is not the JDK's own: distributions keep one store for all Java programs of a
     * machine, while jmods still hold the JDK's.
     */
    static void tell(LinkSource jdk, RuntimeOptions options, Path runtime, Console console) throws IOException {
        Path inJdk = jdk.home().resolve(CACERTS);
        Path inRuntime = runtime.resolve(CACERTS);
        if (options.trustStore().isEmpty() && Files.isSymbolicLink(inJdk) && Files.exists(inJdk)) {
            Path machines = inJdk.toRealPath();
            boolean taken = Files.exists(inRuntime) && Files.mismatch(machines, inRuntime) < 0;
            console.info(taken ? Messages.machinesStoreTaken(machines) : Messages.machinesStoreLeft(machines));
        }
    }

    /** By their names in the store, so that the same certificates give the same file. */
    private static Map<String, Certificate> read(Path store) {
        Map<String, Certificate> trusted = new TreeMap<>();
        if (isPem(store)) {
            add(store, trusted);
            return trusted;
        }
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), USUAL_PASSWORD);
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isCertificateEntry(alias)) {
                    trusted.put(alias, keys.getCertificate(alias));
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Messages.badTrustStore(store, e);
        }
        if (trusted.isEmpty()) {
            throw Messages.noCertificate(store, ParameterName.RUNTIME_TRUST_STORE);
        }
        return trusted;
    }

    private static boolean isPem(Path file) {
        try {
            return PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            throw Messages.unreadable(file, ParameterName.RUNTIME_TRUST_STORE, e);
        }
    }

    private static void add(Path file, Map<String, Certificate> trusted) {
        String name = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
        int number = 0;
        for (Certificate certificate : certificates(file)) {
            number++;
            if (!trusted.containsValue(certificate)) {
                trusted.put(name + "-" + number, certificate);
            }
        }
    }

    /** PEM files often have text around each certificate, which Java does not expect. */
    private static Collection<? extends Certificate> certificates(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            List<String> blocks =
                    PEM.matcher(text).results().map(MatchResult::group).toList();
            if (blocks.isEmpty()) {
                throw Messages.noCertificate(file, ParameterName.RUNTIME_CERTIFICATES);
            }
            byte[] pem = String.join("\n", blocks).getBytes(StandardCharsets.ISO_8859_1);
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        } catch (IOException e) {
            throw Messages.unreadable(file, ParameterName.RUNTIME_CERTIFICATES, e);
        } catch (GeneralSecurityException e) {
            throw Messages.damagedCertificate(file, e);
        }
    }
}

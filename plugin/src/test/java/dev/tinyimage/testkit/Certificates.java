package dev.tinyimage.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Certificates of authorities that the running JDK's keytool makes up. */
public final class Certificates {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Certificates() {}

    /** Writes a new authority's certificate as PEM. */
    public static Path pem(String name, Path folder) {
        Path store = folder.resolve(name + ".p12");
        Path pem = folder.resolve(name + ".pem");
        keytool("-genkeypair -keyalg EC -ext bc:c -validity 3650 -dname CN=" + name + " -alias " + name, store);
        keytool("-exportcert -rfc -alias " + name + " -file " + pem, store);
        return pem;
    }

    /** Writes a key store that trusts a certificate. */
    public static Path store(Path pem, String type, String password) {
        Path store = pem.resolveSibling(pem.getFileName() + "." + type + "-" + password);
        keytool("-importcert -noprompt -alias one -storetype " + type + " -file " + pem, store, password);
        return store;
    }

    private static void keytool(String arguments, Path store) {
        keytool(arguments, store, "changeit");
    }

    private static void keytool(String arguments, Path store, String password) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", password));
        Execution.of(LIMIT, command).outputOrThrow();
    }
}

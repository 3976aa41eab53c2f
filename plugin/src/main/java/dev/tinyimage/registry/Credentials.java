package dev.tinyimage.registry;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.tinyimage.registry.Login.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks for credentials in the order in which Jib does, and remembers where they were found. */
final class Credentials {

    private static final Consumer<LogEvent> SILENT = event -> {};

    /** Registries that Jib has more ways to log in to. */
    private static final List<String> CLOUDS = List.of("gcr.io", "docker.pkg.dev", "amazonaws.com");

    private final Login login;
    private final Map<String, String> environment;

    Credentials(Login login, Map<String, String> environment) {
        this.login = login;
        this.environment = environment;
    }

    Optional<Account> find(Reference reference) {
        return login.explicit()
                .or(() -> login.helper().flatMap(helper -> fromHelper(reference, helper)))
                .or(() -> fromServers(reference.registry()))
                .or(() -> fromFilesAndWellKnownHelpers(reference));
    }

    private Optional<Account> fromHelper(Reference reference, String helper) {
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(reference.toJib(), SILENT);
        CredentialRetriever retriever = helper.contains("/") || helper.contains("\\")
                ? factory.dockerCredentialHelper(Path.of(helper))
                : factory.dockerCredentialHelper("docker-credential-" + helper);
        return retrieve(retriever, "credential helper " + helper);
    }

    /** With the port first, as Jib does: two registries of one host may have different users. */
    private Optional<Account> fromServers(String registry) {
        int colon = registry.lastIndexOf(':');
        return login.servers()
                .apply(registry)
                .or(() -> colon < 0 ? Optional.empty() : login.servers().apply(registry.substring(0, colon)));
    }

    private Optional<Account> fromFilesAndWellKnownHelpers(Reference reference) {
        List<Path> files = files();
        boolean cloud = CLOUDS.stream().anyMatch(reference.registry()::endsWith);
        if (files.isEmpty() && !cloud) {
            return Optional.empty(); // without Jib's classes, of which loading takes longer than a request
        }
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(reference.toJib(), SILENT);
        for (Path file : files) {
            Optional<Account> found = retrieve(factory.dockerConfig(file), file.toString());
            if (found.isPresent()) {
                return found;
            }
        }
        return !cloud
                ? Optional.empty()
                : retrieve(factory.wellKnownCredentialHelpers(), "well-known credential helper")
                        .or(() -> retrieve(
                                factory.googleApplicationDefaultCredentials(),
                                "Google application default credentials"));
    }

    private List<Path> files() {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        List<Path> files = new ArrayList<>();
        Stream.of("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")
                .map(environment::get)
                .filter(folder -> folder != null && !folder.isEmpty())
                .forEach(folder -> files.add(Path.of(folder, "containers", "auth.json")));
        files.add(home.resolve(".config/containers/auth.json"));
        String dockerConfig = environment.getOrDefault("DOCKER_CONFIG", "");
        if (!dockerConfig.isEmpty()) {
            files.add(Path.of(dockerConfig, "config.json"));
        }
        files.add(home.resolve(".docker/config.json"));
        return files.stream().filter(Files::isRegularFile).toList();
    }

    private static Optional<Account> retrieve(CredentialRetriever retriever, String source) {
        try {
            return retriever.retrieve().map(credential -> account(credential, source));
        } catch (CredentialRetrievalException e) {
            throw Messages.credentialsUnreadable(source, e);
        }
    }

    private static Account account(Credential credential, String source) {
        return new Account(credential.getUsername(), credential.getPassword(), source);
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.registry.Login.Account;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The servers of settings.xml, whose id is the registry's host and port. */
record SettingsServers(Settings settings, SettingsDecrypter decrypter) implements Function<String, Optional<Account>> {

    @Override
    public Optional<Account> apply(String registry) {
        return Optional.ofNullable(settings.getServer(registry))
                .filter(server -> server.getUsername() != null)
                .map(this::account);
    }

    private Account account(Server encrypted) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(encrypted));
        // The result then still holds the encrypted password, which must not be sent to anybody.
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw Messages.passwordNotDecrypted(encrypted.getId(), problem.getMessage());
            }
        }
        Server server = result.getServer();
        return new Account(server.getUsername(), server.getPassword(), "server " + server.getId() + " of settings.xml");
    }
}

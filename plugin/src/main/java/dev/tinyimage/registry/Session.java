package dev.tinyimage.registry;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import dev.tinyimage.console.Console;
import dev.tinyimage.registry.Login.Account;
import java.io.IOException;
import java.util.Optional;

/** A logged-in connection to one repository. */
final class Session implements AutoCloseable {

    enum Use {
        PULL,
        PUSH
    }

    private final Reference reference;
    private final Use use;
    private final Credentials credentials;
    private final Console console;
    private final FailoverHttpClient http;
    private Optional<Account> account = Optional.empty();
    private RegistryClient client;

    Session(Reference reference, Use use, Credentials credentials, boolean insecure, Console console) {
        this.reference = reference;
        this.use = use;
        this.credentials = credentials;
        this.console = console;
        boolean local = Host.isLocal(reference.registry());
        this.http = new RawHttpClient(insecure || local, local, this::log);
    }

    /** Connects once. A push logs in at once; a pull waits for a challenge, since most bases are public. */
    synchronized void open() throws IOException, RegistryException {
        if (client != null) {
            return;
        }
        Host.checkReachable(reference.registry());
        if (use == Use.PUSH) {
            account = credentials.find(reference);
        }
        RegistryClient connecting = newClient();
        if (use == Use.PUSH && !connecting.doPushBearerAuth() && account.isPresent()) {
            connecting.configureBasicAuth();
        }
        client = connecting;
    }

    /**
     * Answers the challenge to an anonymous pull; false where that has been done or is no use.
     *
     * @param challenged the client that was challenged: another build may have answered for it meanwhile
     */
    synchronized boolean answer(RegistryUnauthorizedException challenge, RegistryClient challenged)
            throws RegistryException {
        if (client != challenged) {
            return true;
        }
        String authenticate = challenge.getHttpResponseException().getHeaders().getAuthenticate();
        if (use == Use.PUSH || account.isPresent() || authenticate == null) {
            return false;
        }
        account = credentials.find(reference);
        client = newClient();
        client.authPullByWwwAuthenticate(authenticate);
        return true;
    }

    synchronized RegistryClient client() {
        return client;
    }

    synchronized Optional<Account> account() {
        return account;
    }

    String host() {
        return reference.registry();
    }

    private RegistryClient newClient() {
        RegistryClient.Factory factory =
                RegistryClient.factory(EventHandlers.NONE, reference.registry(), reference.repository(), http);
        factory.setUserAgent("tinyimage");
        account.ifPresent(found -> {
            console.debug("Logging in to " + reference.registry() + " as " + found);
            factory.setCredential(Credential.from(found.user(), found.password()));
        });
        return factory.newRegistryClient();
    }

    /** Jib warns when it falls back to plain HTTP, which is as it should be for a registry on this machine. */
    private void log(LogEvent event) {
        if (event.getLevel() == LogEvent.Level.WARN && !Host.isLocal(reference.registry())) {
            console.warn(event.getMessage());
        } else {
            console.debug(event.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            http.shutDown();
        } catch (IOException e) {
            console.debug("closing the connection to " + reference.registry() + ": " + e);
        }
    }
}

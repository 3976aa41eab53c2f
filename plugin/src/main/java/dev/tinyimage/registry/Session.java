package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Json;
import dev.tinyimage.registry.Login.Account;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A logged-in way to one repository. */
final class Session {

    enum Use {
        PULL("pull"),
        PUSH("pull,push");

        private final String actions;

        Use(String actions) {
            this.actions = actions;
        }
    }

    /** What credential helpers call the user of an identity token, which is no password (docker-credential-helpers). */
    private static final String TOKEN_USER = "<token>";

    private final Reference reference;
    private final Use use;
    private final Credentials credentials;
    private final Http http;
    private final Console console;
    private Optional<Account> account = Optional.empty();
    private Optional<String> authorization = Optional.empty();
    private boolean open;

    Session(Reference reference, Use use, Credentials credentials, Http http, Console console) {
        this.reference = reference;
        this.use = use;
        this.credentials = credentials;
        this.http = http;
        this.console = console;
    }

    /** Something of the repository, such as {@code blobs/} and a digest. */
    URI uri(String path) {
        return URI.create("https://" + reference.registry() + "/v2/" + reference.repository() + "/" + path);
    }

    /** Sends a request for something of the repository. */
    HttpAnswer send(String method, String path) throws IOException {
        return send(HttpAsk.of(method, uri(path)));
    }

    /**
     * Sends a request, and answers where it is asked who sends it; tokens are good for minutes only.
     *
     * @throws HttpFailure if it is not granted
     * @throws LoginFailure if it is not granted to this user
     */
    HttpAnswer send(HttpAsk ask) throws IOException {
        open();
        Optional<String> tried = authorization();
        try {
            return http.send(authorized(ask, tried));
        } catch (HttpFailure e) {
            if (!e.isRefusal()) {
                throw e;
            }
            if (!isOfRegistry(e.uri()) || !answer(e, tried)) {
                throw new LoginFailure(e);
            }
        }
        try {
            return http.send(authorized(ask, authorization()));
        } catch (HttpFailure e) {
            throw e.isRefusal() ? new LoginFailure(e) : e;
        }
    }

    /** The place of an upload may be on another server, which has leave of its own in its query. */
    private HttpAsk authorized(HttpAsk ask, Optional<String> login) {
        return isOfRegistry(ask.uri()) ? ask.authorized(login) : ask;
    }

    /** No other server decides who gets to know a password. */
    private boolean isOfRegistry(URI place) {
        return Host.isSame(place, uri(""));
    }

    /**
     * A push logs in at once, for some registries take everybody until something is written; a pull waits for a challenge,
     * since most bases are public.
     */
    private synchronized void open() throws IOException {
        if (open) {
            return;
        }
        if (use == Use.PUSH) {
            account = find();
        }
        if (account.isPresent()) {
            authorization = first(account.get());
        }
        open = true;
    }

    private Optional<String> first(Account user) throws IOException {
        URI root = URI.create("https://" + reference.registry() + "/v2/");
        try (HttpAnswer answer = http.send(HttpAsk.of("GET", root))) {
            return Optional.of(basic(user));
        } catch (HttpFailure e) {
            Optional<Challenge> challenge = e.challenge().map(Challenge::parse).filter(any -> isOfRegistry(e.uri()));
            if (challenge.isPresent() && challenge.get().wantsToken()) {
                return Optional.of(token(challenge.get()));
            }
            if (e.isPassing()) {
                throw e;
            }
            return Optional.of(basic(user));
        }
    }

    /** False where the challenge has been answered already, or nobody knows how to. */
    private synchronized boolean answer(HttpFailure refusal, Optional<String> tried) throws IOException {
        if (!authorization.equals(tried)) {
            return true; // by another thread
        }
        Optional<Challenge> challenge = refusal.challenge().map(Challenge::parse);
        if (challenge.isEmpty()) {
            return false;
        }
        if (account.isEmpty()) {
            account = find();
        }
        if (challenge.get().wantsToken()) {
            authorization = Optional.of(token(challenge.get()));
            return true;
        }
        if (!challenge.get().wantsPassword() || account.isEmpty() || tried.isPresent()) {
            return false;
        }
        authorization = account.map(Session::basic);
        return true;
    }

    private Optional<Account> find() {
        Optional<Account> found = credentials.find(reference);
        found.ifPresent(user -> console.debug("Logging in to " + reference.registry() + " as " + user));
        return found;
    }

    /** A token of the registry's token service (distribution, "Token Authentication Specification" and its OAuth2 one). */
    private String token(Challenge challenge) throws IOException {
        try (HttpAnswer answer = http.send(tokenAsk(challenge))) {
            ObjectNode json = Json.read(answer.body().readAllBytes());
            String token = json.path("token").asText(json.path("access_token").asText());
            if (token.isEmpty()) {
                throw new IOException("the token service gives no token");
            }
            return "Bearer " + token;
        } catch (HttpFailure e) {
            throw e.isPassing() ? e : new LoginFailure(e);
        }
    }

    private HttpAsk tokenAsk(Challenge challenge) {
        String realm = challenge.parameters().get("realm");
        Optional<String> service = Optional.ofNullable(challenge.parameters().get("service"))
                .map(name -> "service=" + encoded(name) + "&");
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add("repository:" + reference.repository() + ":" + use.actions);
        scopes.addAll(challenge.scopes());
        if (account.isPresent() && account.get().user().equals(TOKEN_USER)) {
            String form = "grant_type=refresh_token&client_id=tinyimage&" + service.orElse("") + "scope="
                    + encoded(String.join(" ", scopes)) + "&refresh_token="
                    + encoded(account.get().password());
            return HttpAsk.of("POST", URI.create(realm)).with(HttpAsk.FORM, Content.of(form));
        }
        String query = service.orElse("")
                + scopes.stream().map(scope -> "scope=" + encoded(scope)).collect(Collectors.joining("&"));
        return HttpAsk.of("GET", URI.create(realm + (realm.contains("?") ? "&" : "?") + query))
                .authorized(account.map(Session::basic));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String basic(Account user) {
        byte[] bytes = (user.user() + ":" + user.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    private synchronized Optional<String> authorization() {
        return authorization;
    }

    synchronized Optional<Account> account() {
        return account;
    }
}

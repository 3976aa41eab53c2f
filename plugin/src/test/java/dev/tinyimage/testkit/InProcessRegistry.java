package dev.tinyimage.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OCI registry in this process and in memory. It checks what it is given more strictly than most registries do, it
 * remembers what it was asked, and it fails when told to.
 */
public final class InProcessRegistry implements TestRegistry {

    private final RegistryAuth auth;
    private final Optional<Credentials> credentials;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private final List<String> mounts = new CopyOnWriteArrayList<>();
    private final List<String> pushes = new CopyOnWriteArrayList<>();
    private final RegistryStorage storage = new RegistryStorage();
    private final RegistryApi api =
            new RegistryApi(storage, new RegistryApi.Journal(uploads::add, mounts::add, pushes::add));
    private final RegistryFailures failures = new RegistryFailures();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Door door;

    private InProcessRegistry(RegistryAuth auth, Optional<Credentials> credentials) {
        this.auth = auth;
        this.credentials = credentials;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
            door = new Door(server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody may push. */
    public static InProcessRegistry open() {
        return new InProcessRegistry(new RegistryAuth.Open(), Optional.empty());
    }

    /** Asks for a user and a password. */
    public static InProcessRegistry basic(String user, String password) {
        Credentials credentials = new Credentials(user, password);
        return new InProcessRegistry(new RegistryAuth.Basic(credentials), Optional.of(credentials));
    }

    /** Asks for a token, which its own token service gives to this user. */
    public static InProcessRegistry bearer(String user, String password) {
        Credentials credentials = new Credentials(user, password);
        return new InProcessRegistry(new RegistryAuth.Bearer(credentials), Optional.of(credentials));
    }

    @Override
    public String address() {
        return "localhost:" + door.port();
    }

    @Override
    public Optional<Credentials> credentials() {
        return credentials;
    }

    @Override
    public List<String> tags(String repository) {
        return storage.tags(repository);
    }

    /** The manifest or index with this tag or digest. */
    public JsonNode manifest(String repository, String reference) {
        return stored(repository, reference).json();
    }

    /** The digest to which a tag points. */
    public String digest(String repository, String tag) {
        return stored(repository, tag).digest();
    }

    private RegistryStorage.Manifest stored(String repository, String reference) {
        return storage.manifest(repository, reference)
                .orElseThrow(() -> new NoSuchElementException("no manifest " + repository + " " + reference));
    }

    /** The content of a blob. */
    public byte[] blob(String repository, String digest) {
        return storage.blob(repository, digest)
                .orElseThrow(() -> new NoSuchElementException("no blob " + repository + "@" + digest));
    }

    /** Puts a blob there before the test and returns its digest. */
    public String putBlob(String repository, byte[] content) {
        String digest = Digests.sha256(content);
        storage.putBlob(repository, digest, content);
        return digest;
    }

    /** Puts a manifest or index there, under the media type it names itself, and returns its digest. */
    public String putManifest(String repository, String reference, byte[] content) {
        String mediaType = RegistryStorage.parse(content).path("mediaType").asText();
        return storage.putManifest(repository, reference, mediaType, content).digest();
    }

    /** Method and path of every request, also of refused ones, in the order in which they came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The manifests that were accepted, such as {@code example:1} or {@code example@sha256:...}. */
    public List<String> pushes() {
        return List.copyOf(pushes);
    }

    /** The blobs that were sent and accepted, such as {@code example@sha256:...}. */
    public List<String> uploads() {
        return List.copyOf(uploads);
    }

    /** The blobs that were mounted from another repository instead, such as {@code example@sha256:...}. */
    public List<String> mounts() {
        return List.copyOf(mounts);
    }

    /** Answers the next requests with this status, whatever they ask. */
    public void failNext(int status, int times) {
        failNext("", status, times);
    }

    /** The same for the next requests whose method and path contain the text, such as {@code "PUT /v2/example/"}. */
    public void failNext(String within, int status, int times) {
        failures.next(within, status, times);
    }

    /** Ends the time of all tokens that have been given out. */
    public void revokeTokens() {
        auth.revoke();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RegistryRequest request = RegistryRequest.read(exchange);
            requests.add(request.line());
            reply(request)
                    .with("Docker-Distribution-API-Version", "registry/2.0")
                    .send(exchange);
        }
    }

    private RegistryReply reply(RegistryRequest request) {
        return failures.take(request).orElseGet(() -> {
            if (request.path().equals(RegistryAuth.TOKEN_PATH)) {
                return auth.token(request);
            }
            return auth.refuse(request, address()).orElseGet(() -> api.answer(request));
        });
    }
}

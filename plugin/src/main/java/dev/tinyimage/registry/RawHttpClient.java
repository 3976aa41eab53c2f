package dev.tinyimage.registry;

import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.Request;
import com.google.cloud.tools.jib.http.Response;
import com.google.cloud.tools.jib.http.ResponseException;
import dev.tinyimage.image.DigestStream;
import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Jib's HTTP client, which leads manifests past Jib's models: these fail on fields they do not know, such as the
 * {@code artifactType} of what lies beside images in an index (GoogleContainerTools/jib#4506).
 */
final class RawHttpClient extends FailoverHttpClient {

    /** A manifest byte for byte, thrown because Jib lets nothing but failures through as they are. */
    static final class Manifest extends IOException {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        private Manifest(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** A manifest's digest, thrown likewise; none where there is no such manifest. */
    static final class ManifestDigest extends IOException {

        private static final long serialVersionUID = 1L;

        private final String digest;

        private ManifestDigest(String digest) {
            this.digest = digest;
        }

        Optional<String> digest() {
            return Optional.ofNullable(digest);
        }
    }

    /**
     * Behind a tag or digest, it asks for the manifest's digest alone: Jib has no request for that, and what follows a '#' is
     * never sent.
     */
    static final String DIGEST_ONLY = "#digest";

    private static final String DIGEST_HEADER = "Docker-Content-Digest";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    RawHttpClient(boolean insecure, boolean sendCredentialsOverHttp, Consumer<LogEvent> log) {
        super(insecure, sendCredentialsOverHttp, log);
    }

    @Override
    public Response call(String method, URL url, Request request) throws IOException {
        if (!method.equals("GET") || !url.getPath().contains("/manifests/")) {
            return super.call(method, url, request);
        }
        if (url.getRef() == null) {
            throw new Manifest(bytes(url, request));
        }
        throw new ManifestDigest(digest(new URL(url, url.getFile()), request));
    }

    private byte[] bytes(URL url, Request request) throws IOException {
        try (Response response = super.call("GET", url, request)) {
            return response.getBody().readAllBytes();
        }
    }

    /** Both HEAD and its header are optional in older registries (OCI distribution specification, "Pulling manifests"). */
    private String digest(URL url, Request request) throws IOException {
        try {
            Optional<String> told = told(url, request);
            return told.isPresent() ? told.get() : DigestStream.digest(bytes(url, request));
        } catch (ResponseException e) {
            if (e.getStatusCode() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private Optional<String> told(URL url, Request request) throws IOException {
        try (Response response = super.call("HEAD", url, request)) {
            return response.getHeader(DIGEST_HEADER).stream().findFirst();
        } catch (ResponseException e) {
            if (e.getStatusCode() == BAD_REQUEST || e.getStatusCode() == METHOD_NOT_ALLOWED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

package dev.tinyimage.registry;

import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.Request;
import com.google.cloud.tools.jib.http.Response;
import java.io.IOException;
import java.net.URL;
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

    RawHttpClient(boolean insecure, boolean sendCredentialsOverHttp, Consumer<LogEvent> log) {
        super(insecure, sendCredentialsOverHttp, log);
    }

    @Override
    public Response call(String method, URL url, Request request) throws IOException {
        Response response = super.call(method, url, request);
        if (!method.equals("GET") || !url.getPath().contains("/manifests/")) {
            return response;
        }
        try (response) {
            throw new Manifest(response.getBody().readAllBytes());
        }
    }
}

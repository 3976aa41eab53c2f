package dev.tinyimage.registry;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.MediaTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;

/** The requests to one repository of a registry (OCI distribution specification 1.1). */
record Repository(Session session) {

    /** All that a tag may stand for; Docker's first format too, or nobody would learn that it is that. */
    private static final String MANIFESTS = String.join(
            ",",
            MediaTypes.MANIFEST,
            MediaTypes.INDEX,
            MediaTypes.DOCKER_MANIFEST,
            MediaTypes.DOCKER_MANIFEST_LIST,
            "application/vnd.docker.distribution.manifest.v1+json");

    private static final String OCTETS = "application/octet-stream";
    private static final String DIGEST = "Docker-Content-Digest";
    private static final int CREATED = 201;

    /** Where a blob goes, from its first byte on. */
    interface Sink {
        OutputStream open() throws IOException;
    }

    boolean hasBlob(String digest) throws IOException {
        try (HttpAnswer answer = session.send("HEAD", "blobs/" + digest)) {
            return true;
        } catch (HttpFailure e) {
            if (e.status() == HttpFailure.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Pulls a blob and returns the digest of what has come. */
    String pullBlob(Descriptor blob, Sink sink) throws IOException {
        try (HttpAnswer answer = session.send("GET", "blobs/" + blob.digest());
                DigestStream out = new DigestStream(sink.open())) {
            answer.body().transferTo(out);
            if (out.size() < blob.size()) { // the JDK takes a lost connection for the end
                throw new SocketException("the connection ended after " + out.size() + " of " + blob.size() + " bytes");
            }
            return out.digest();
        }
    }

    /**
     * Begins to push a blob ("Pushing blobs").
     *
     * @param source another repository of the registry, which may have it; one that has not costs no request more
     * @return where its bytes go; none where they need not be sent
     */
    Optional<URI> beginBlob(String digest, Optional<String> source) throws IOException {
        try (HttpAnswer answer = begun(digest, source)) {
            return answer.status() == CREATED ? Optional.empty() : Optional.of(answer.location());
        }
    }

    private HttpAnswer begun(String digest, Optional<String> source) throws IOException {
        if (source.isPresent()) {
            try {
                return post("blobs/uploads/?mount=" + digest + "&from=" + source.get());
            } catch (HttpFailure e) {
                if (e.isPassing()) {
                    throw e;
                }
            } catch (LoginFailure e) {
                // this user may not read there
            }
        }
        return post("blobs/uploads/");
    }

    private HttpAnswer post(String path) throws IOException {
        return session.send(HttpAsk.of("POST", session.uri(path)).with(OCTETS, Content.of("")));
    }

    /** Pushes a blob in one piece. What else the registry needs to know is in the query of the place already. */
    void pushBlob(URI place, String digest, Content content) throws IOException {
        URI whole = URI.create(place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest);
        session.send(HttpAsk.of("PUT", whole).with(OCTETS, content)).close();
    }

    /** Puts a manifest or index there and returns its digest, as the registry has it. */
    String pushManifest(String qualifier, byte[] document, Descriptor descriptor) throws IOException {
        HttpAsk ask = HttpAsk.of("PUT", session.uri("manifests/" + qualifier))
                .with(descriptor.mediaType(), Content.of(document));
        try (HttpAnswer answer = session.send(ask)) {
            return answer.header(DIGEST).orElse(descriptor.digest());
        }
    }

    /** A manifest or index byte for byte; none where there is none. */
    Optional<byte[]> manifest(String qualifier) throws IOException {
        try (HttpAnswer answer = session.send(manifestAsk("GET", qualifier))) {
            return Optional.of(answer.body().readAllBytes());
        } catch (HttpFailure e) {
            return noneIfMissing(e);
        }
    }

    /** The digest of the same, by HEAD; both that and its header are optional in older registries. */
    Optional<String> digest(String qualifier) throws IOException {
        try (HttpAnswer answer = session.send(manifestAsk("HEAD", qualifier))) {
            Optional<String> told = answer.header(DIGEST);
            return told.isPresent() ? told : manifest(qualifier).map(DigestStream::digest);
        } catch (HttpFailure e) {
            return e.status() == HttpFailure.BAD_REQUEST || e.status() == HttpFailure.METHOD_NOT_ALLOWED
                    ? manifest(qualifier).map(DigestStream::digest)
                    : noneIfMissing(e);
        }
    }

    private HttpAsk manifestAsk(String method, String qualifier) {
        return HttpAsk.of(method, session.uri("manifests/" + qualifier)).with("Accept", MANIFESTS);
    }

    private static <T> Optional<T> noneIfMissing(HttpFailure failure) throws HttpFailure {
        if (failure.status() == HttpFailure.NOT_FOUND) {
            return Optional.empty();
        }
        throw failure;
    }
}

package dev.tinyimage.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a registry holds. Nothing gets in whose digest, size or references are wrong. */
final class RegistryStorage {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Repository> repositories = new TreeMap<>();

    /** A manifest or an index, as it was sent. */
    record Manifest(String mediaType, byte[] content) {

        String digest() {
            return Digests.sha256(content);
        }

        JsonNode json() {
            return parse(content);
        }
    }

    private record Repository(Map<String, byte[]> blobs, Map<String, Manifest> manifests, Map<String, String> tags) {

        private static final Repository EMPTY = new Repository(Map.of(), Map.of(), Map.of());

        private static Repository create() {
            return new Repository(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        private Optional<Manifest> manifest(String reference) {
            return Optional.ofNullable(manifests.get(tags.getOrDefault(reference, reference)));
        }
    }

    synchronized Optional<byte[]> blob(String repository, String digest) {
        return Optional.ofNullable(existing(repository).blobs().get(digest));
    }

    synchronized Optional<Manifest> manifest(String repository, String reference) {
        return existing(repository).manifest(reference);
    }

    synchronized List<String> tags(String repository) {
        return List.copyOf(existing(repository).tags().keySet());
    }

    synchronized boolean exists(String repository) {
        return repositories.containsKey(repository);
    }

    synchronized void putBlob(String repository, String digest, byte[] content) {
        checkDigest(digest, content);
        created(repository).blobs().put(digest, content);
    }

    /** Spec, "Mounting a blob from another repository". */
    synchronized boolean mount(String digest, String from, String to) {
        Optional<byte[]> blob = blob(from, digest);
        blob.ifPresent(content -> created(to).blobs().put(digest, content));
        return blob.isPresent();
    }

    /** Spec, "Pushing Manifests". */
    synchronized Manifest putManifest(String repository, String reference, String mediaType, byte[] content) {
        boolean byDigest = reference.contains(":");
        if (byDigest) {
            checkDigest(reference, content);
        }
        ManifestCheck.of(mediaType, parse(content)).against(size(repository));
        Manifest manifest = new Manifest(mediaType, content);
        created(repository).manifests().put(manifest.digest(), manifest);
        if (!byDigest) {
            created(repository).tags().put(reference, manifest.digest());
        }
        return manifest;
    }

    private ManifestCheck.Sizes size(String repository) {
        Repository existing = existing(repository);
        return new ManifestCheck.Sizes(
                digest -> Optional.ofNullable(existing.blobs().get(digest)).map(blob -> (long) blob.length),
                digest -> existing.manifest(digest).map(manifest -> (long) manifest.content().length));
    }

    private Repository existing(String repository) {
        return repositories.getOrDefault(repository, Repository.EMPTY);
    }

    private Repository created(String repository) {
        return repositories.computeIfAbsent(repository, name -> Repository.create());
    }

    private static void checkDigest(String digest, byte[] content) {
        String actual = Digests.sha256(content);
        if (!actual.equals(digest)) {
            throw new RegistryError(400, "DIGEST_INVALID", "said " + digest + ", but the content is " + actual);
        }
    }

    static JsonNode parse(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new RegistryError(400, "MANIFEST_INVALID", "no JSON: " + e.getMessage());
        }
    }
}

package dev.tinyimage.testkit;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end points of the OCI distribution spec 1.1 that builders and runtimes use, from request to reply. */
final class RegistryApi {

    /** Spec, "Pulling manifests": the two grammars. */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

    private static final Pattern REFERENCE =
            Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}|[a-z0-9]+:[a-fA-F0-9]{32,}");

    private final RegistryStorage storage;
    private final Journal journal;
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();

    /** A path is served by the first of these that matches it. */
    private final List<Route> routes = List.of(
            new Route("/v2/(?<name>.+)/tags/list", this::tags),
            new Route("/v2/(?<name>.+)/blobs/uploads/?", this::startUpload),
            new Route("/v2/(?<name>.+)/blobs/uploads/(?<id>[^/]+)", this::upload),
            new Route("/v2/(?<name>.+)/blobs/(?<id>[^/]+)", this::blob),
            new Route("/v2/(?<name>.+)/manifests/(?<id>[^/]+)", this::manifest));

    RegistryApi(RegistryStorage storage, Journal journal) {
        this.storage = storage;
        this.journal = journal;
    }

    /** Told of what was accepted, as {@code example@sha256:...} or {@code example:1}. */
    record Journal(Consumer<String> uploads, Consumer<String> mounts, Consumer<String> pushes) {}

    private record Route(Pattern path, Function<Call, RegistryReply> handler) {

        private Route(String path, Function<Call, RegistryReply> handler) {
            this(Pattern.compile(path), handler);
        }

        private Optional<RegistryReply> answer(RegistryRequest request) {
            Matcher matcher = path.matcher(request.path());
            return matcher.matches() ? Optional.of(handler.apply(Call.of(request, matcher))) : Optional.empty();
        }
    }

    /** A request to a repository; {@code id} is a digest, a reference, an upload or empty. */
    private record Call(RegistryRequest request, String repository, String id) {

        private static Call of(RegistryRequest request, Matcher path) {
            String name = path.group("name");
            if (!NAME.matcher(name).matches()) {
                throw new RegistryError(400, "NAME_INVALID", "no repository name: " + name);
            }
            return new Call(request, name, path.pattern().pattern().contains("<id>") ? path.group("id") : "");
        }

        private String method() {
            return request.method();
        }

        private RegistryError notSupported() {
            return new RegistryError(405, "UNSUPPORTED", "not supported: " + request.line());
        }
    }

    RegistryReply answer(RegistryRequest request) {
        try {
            return route(request);
        } catch (RegistryError e) {
            return RegistryReply.error(e.status(), e.code(), e.getMessage());
        }
    }

    private RegistryReply route(RegistryRequest request) {
        if (request.path().matches("/v2/?")) {
            return RegistryReply.json(200, Map.of());
        }
        return routes.stream()
                .flatMap(route -> route.answer(request).stream())
                .findFirst()
                .orElseGet(() -> RegistryReply.of(404));
    }

    /** Spec, "Listing Tags". */
    private RegistryReply tags(Call call) {
        if (!storage.exists(call.repository())) {
            throw new RegistryError(404, "NAME_UNKNOWN", "no repository " + call.repository());
        }
        return RegistryReply.json(200, Map.of("name", call.repository(), "tags", storage.tags(call.repository())));
    }

    /** Spec, "Pulling blobs". */
    private RegistryReply blob(Call call) {
        if (!call.request().reads()) {
            throw call.notSupported();
        }
        return storage.blob(call.repository(), call.id())
                .map(content -> RegistryReply.content("application/octet-stream", content))
                .orElseThrow(() -> new RegistryError(404, "BLOB_UNKNOWN", "no blob " + call.id()))
                .with("Docker-Content-Digest", call.id());
    }

    /** Spec, "Pushing blobs": a mount, a whole blob in one request, or the start of an upload. */
    private RegistryReply startUpload(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notSupported();
        }
        Optional<String> digest = call.request().parameter("digest");
        if (digest.isPresent()) {
            return store(call, digest.get(), call.request().body());
        }
        return mount(call).orElseGet(() -> {
            String id = UUID.randomUUID().toString();
            uploads.put(id, new ByteArrayOutputStream());
            return proceed(call, id, uploads.get(id));
        });
    }

    private Optional<RegistryReply> mount(Call call) {
        Optional<String> digest = call.request().parameter("mount");
        Optional<String> from = call.request().parameter("from");
        if (digest.isEmpty() || from.isEmpty() || !storage.mount(digest.get(), from.get(), call.repository())) {
            return Optional.empty();
        }
        journal.mounts().accept(call.repository() + "@" + digest.get());
        return Optional.of(created(call, "blobs/" + digest.get(), digest.get()));
    }

    /** Spec, "Pushing a blob in chunks"; a PATCH without Content-Range is the whole blob streamed. */
    private RegistryReply upload(Call call) {
        ByteArrayOutputStream upload = open(call);
        switch (call.method()) {
            case "GET":
                return proceed(call, call.id(), upload).withStatus(204);
            case "PATCH":
                append(call, upload);
                return proceed(call, call.id(), upload);
            case "PUT":
                append(call, upload);
                return close(call, upload);
            default:
                throw call.notSupported();
        }
    }

    /** The parameters of Location "could contain critical query parameters" (spec), so losing them must show. */
    private ByteArrayOutputStream open(Call call) {
        ByteArrayOutputStream upload = uploads.get(call.id());
        if (upload == null) {
            throw new RegistryError(404, "BLOB_UPLOAD_UNKNOWN", "no upload " + call.id());
        }
        if (!call.request().parameter("state").equals(Optional.of(state(upload)))) {
            throw new RegistryError(400, "BLOB_UPLOAD_INVALID", "not the latest Location of " + call.id());
        }
        return upload;
    }

    private static String state(ByteArrayOutputStream upload) {
        return "at-" + upload.size();
    }

    private static void append(Call call, ByteArrayOutputStream upload) {
        Optional<String> range = call.request().header("Content-Range");
        if (range.isPresent() && !range.get().equals(expectedRange(call, upload))) {
            throw new RegistryError(416, "BLOB_UPLOAD_INVALID", "Content-Range " + range.get() + " does not follow");
        }
        upload.writeBytes(call.request().body());
    }

    private static String expectedRange(Call call, ByteArrayOutputStream upload) {
        return upload.size() + "-" + (upload.size() + call.request().body().length - 1);
    }

    private RegistryReply close(Call call, ByteArrayOutputStream upload) {
        String digest = call.request()
                .parameter("digest")
                .orElseThrow(() -> new RegistryError(400, "DIGEST_INVALID", "no digest parameter"));
        uploads.remove(call.id());
        return store(call, digest, upload.toByteArray());
    }

    private RegistryReply store(Call call, String digest, byte[] content) {
        storage.putBlob(call.repository(), digest, content);
        journal.uploads().accept(call.repository() + "@" + digest);
        return created(call, "blobs/" + digest, digest);
    }

    private static RegistryReply proceed(Call call, String id, ByteArrayOutputStream upload) {
        return RegistryReply.of(202)
                .with("Location", "/v2/" + call.repository() + "/blobs/uploads/" + id + "?state=" + state(upload))
                .with("Docker-Upload-UUID", id)
                .with("Range", "0-" + Math.max(0, upload.size() - 1));
    }

    private static RegistryReply created(Call call, String location, String digest) {
        return RegistryReply.of(201)
                .with("Location", "/v2/" + call.repository() + "/" + location)
                .with("Docker-Content-Digest", digest);
    }

    private RegistryReply manifest(Call call) {
        if (call.request().reads()) {
            return pullManifest(call);
        } else if (call.method().equals("PUT")) {
            return pushManifest(call);
        }
        throw call.notSupported();
    }

    /** Spec, "Pulling manifests". */
    private RegistryReply pullManifest(Call call) {
        RegistryStorage.Manifest manifest = storage.manifest(call.repository(), call.id())
                .orElseThrow(() -> new RegistryError(404, "MANIFEST_UNKNOWN", "no manifest " + call.id()));
        return RegistryReply.content(manifest.mediaType(), manifest.content())
                .with("Docker-Content-Digest", manifest.digest());
    }

    /** Spec, "Pushing Manifests". */
    private RegistryReply pushManifest(Call call) {
        if (!REFERENCE.matcher(call.id()).matches()) {
            throw new RegistryError(400, "TAG_INVALID", "neither tag nor digest: " + call.id());
        }
        String mediaType = call.request().header("Content-Type").orElse("");
        RegistryStorage.Manifest manifest = storage.putManifest(
                call.repository(), call.id(), mediaType, call.request().body());
        journal.pushes().accept(call.repository() + (call.id().contains(":") ? "@" : ":") + call.id());
        return created(call, "manifests/" + manifest.digest(), manifest.digest());
    }
}

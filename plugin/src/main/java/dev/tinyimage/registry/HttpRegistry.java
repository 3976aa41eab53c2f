package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.CountedOutput;
import dev.tinyimage.console.Step;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.MediaTypes;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** Registries that are asked by HTTP. */
public final class HttpRegistry implements Registry {

    /** What a registry surely lacks: asking for it shows whether it takes the credentials. */
    private static final String NO_BLOB = "sha256:" + "0".repeat(64);

    private final Credentials credentials;
    private final Http http;
    private final Console console;
    private final Retry retry;
    private final Uploads uploads;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * A way to registries.
     *
     * @param environment the process environment, which names Docker's and Podman's folders
     * @param insecure whether HTTP and unknown certificates are allowed; on this machine they always are
     */
    public HttpRegistry(Login login, Map<String, String> environment, boolean insecure, Console console) {
        this.credentials = new Credentials(login, environment);
        this.http = new Http(insecure, console);
        this.console = console;
        this.retry = new Retry(console);
        this.uploads = new Uploads(http::close);
    }

    @Override
    public void checkAccess(Reference target) {
        call(target, Session.Use.PUSH, "push to " + target, repository -> repository.hasBlob(NO_BLOB));
    }

    @Override
    public void offer(Layer layer, Reference target) {
        begin(layer.name(), layer.descriptor(), layer.content(), target);
    }

    @Override
    public void push(Publication publication, List<Reference> targets) {
        Reference target = targets.get(0);
        Set<String> blobs = new LinkedHashSet<>();
        for (Image image : publication.images()) {
            for (Layer layer : image.layers()) {
                blobs.add(begin(layer.name(), layer.descriptor(), layer.content(), target));
            }
            blobs.add(begin("config", image.configDescriptor(), Content.of(image.config()), target));
        }
        uploads.await(blobs);
        if (publication.isIndex()) {
            publication
                    .images()
                    .forEach(image -> pushManifest(
                            target.withDigest(image.digest()), image.manifest(), image.manifestDescriptor()));
        }
        targets.forEach(name -> pushManifest(name, publication.document(), publication.descriptor()));
    }

    private String begin(String name, Descriptor blob, Content content, Reference target) {
        String key = target.withDigest(blob.digest()).toString();
        uploads.begin(key, () -> pushBlob(name, blob, content, target));
        return key;
    }

    private void pushBlob(String name, Descriptor blob, Content content, Reference target) {
        Optional<String> source = content instanceof RegistryContent elsewhere
                ? elsewhere.repository(target.registry())
                : Optional.empty();
        String outcome = call(target, Session.Use.PUSH, "push to " + target, repository -> {
            if (repository.hasBlob(blob.digest())) {
                return "already there";
            }
            Optional<URI> place = repository.beginBlob(blob.digest(), source);
            if (place.isEmpty()) {
                return "taken from " + source.orElseThrow();
            }
            console.info("Pushing " + name + ", " + Console.megabytes(blob.size()));
            try (Step step = console.step("Pushing", blob.size(), Step.Unit.BYTES)) {
                repository.pushBlob(place.get(), blob.digest(), new CountedContent(content, step));
            }
            return "pushed";
        });
        console.debug(name + ": " + outcome);
    }

    private void pushManifest(Reference name, byte[] document, Descriptor descriptor) {
        String pushed = call(
                name,
                Session.Use.PUSH,
                "push to " + name,
                repository -> repository.pushManifest(name.qualifier(), document, descriptor));
        if (!pushed.equals(descriptor.digest())) {
            throw Messages.otherDigest(name, descriptor.digest(), pushed);
        }
    }

    @Override
    public Optional<String> digest(Reference reference) {
        return digest(reference, Session.Use.PUSH);
    }

    @Override
    public Optional<String> pulledDigest(Reference reference) {
        return digest(reference, Session.Use.PULL);
    }

    private Optional<String> digest(Reference reference, Session.Use use) {
        return call(reference, use, "look at " + reference, repository -> repository.digest(reference.qualifier()));
    }

    @Override
    public ObjectNode index(Reference reference) {
        try {
            byte[] bytes = needed(reference, Session.Use.PUSH);
            ObjectNode manifest = Json.read(bytes);
            if (ImageIndex.isIndex(manifest)) {
                return manifest;
            }
            ObjectNode config = Json.read(config(reference, manifest));
            String mediaType = manifest.path("mediaType").asText(MediaTypes.MANIFEST);
            Descriptor descriptor = new Descriptor(mediaType, DigestStream.digest(bytes), bytes.length);
            return ImageIndex.of(List.of(ImageIndex.entry(descriptor, config)), Map.of());
        } catch (IOException e) {
            throw Messages.failed("look at " + reference, e);
        }
    }

    @Override
    public Pulled pull(Reference reference, Platform platform) {
        try {
            byte[] named = needed(reference, Session.Use.PULL);
            ObjectNode manifest = Json.read(
                    image(reference, named, platform).orElseThrow(() -> Messages.noSuchPlatform(reference, platform)));
            List<Descriptor> layers = new ArrayList<>();
            manifest.path("layers").forEach(layer -> layers.add(ImageIndex.descriptor(layer)));
            return new Pulled(DigestStream.digest(named), Json.read(config(reference, manifest)), layers);
        } catch (IOException e) {
            throw Messages.failed("pull " + reference, e);
        }
    }

    @Override
    public Optional<Documents> documents(Reference reference, Platform platform) {
        try {
            Optional<byte[]> named = manifest(reference, Session.Use.PULL);
            Optional<byte[]> manifest = named.isEmpty() ? named : image(reference, named.get(), platform);
            return manifest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Documents(manifest.get(), config(reference, Json.read(manifest.get()))));
        } catch (IOException e) {
            throw Messages.failed("pull " + reference, e);
        }
    }

    /** The manifest for a platform, behind an index or not. */
    private Optional<byte[]> image(Reference reference, byte[] named, Platform platform) throws IOException {
        byte[] manifest = named;
        for (ObjectNode json = Json.read(manifest); ImageIndex.isIndex(json); json = Json.read(manifest)) {
            List<Descriptor> found = ImageIndex.find(json, platform);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            manifest = needed(reference.withDigest(found.get(0).digest()), Session.Use.PULL);
        }
        return Optional.of(manifest);
    }

    private byte[] needed(Reference reference, Session.Use use) throws IOException {
        return manifest(reference, use).orElseThrow(() -> new IOException("there is no such image"));
    }

    private Optional<byte[]> manifest(Reference reference, Session.Use use) {
        Optional<byte[]> manifest =
                call(reference, use, "pull " + reference, repository -> repository.manifest(reference.qualifier()));
        Optional<String> digest = manifest.map(DigestStream::digest);
        if (digest.isPresent() && reference.isDigest() && !digest.get().equals(reference.qualifier())) {
            throw Messages.otherDigest(reference, reference.qualifier(), digest.get());
        }
        return manifest;
    }

    private byte[] config(Reference reference, ObjectNode manifest) {
        if (!manifest.path("config").isObject()) {
            throw Messages.oldManifest(reference);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pullBlob(reference, ImageIndex.descriptor(manifest.path("config")), () -> {
            bytes.reset();
            return bytes;
        });
        return bytes.toByteArray();
    }

    @Override
    public void download(Reference reference, Descriptor blob, Path file) {
        try (Step step = console.step("Pulling " + reference, blob.size(), Step.Unit.BYTES)) {
            pullBlob(reference, blob, () -> new CountedOutput(Files.newOutputStream(file), step));
        }
    }

    private void pullBlob(Reference reference, Descriptor blob, Repository.Sink sink) {
        String got =
                call(reference, Session.Use.PULL, "pull " + reference, repository -> repository.pullBlob(blob, sink));
        if (!got.equals(blob.digest())) {
            throw Messages.otherDigest(reference, blob.digest(), got);
        }
    }

    /** One exchange with a repository, from its beginning. */
    private interface Exchange<T> {
        T run(Repository repository) throws IOException;
    }

    /** Runs one exchange, more than once where the registry is busy. */
    private <T> T call(Reference reference, Session.Use use, String what, Exchange<T> exchange) {
        Session session = session(reference, use);
        try {
            return retry.run(() -> exchange.run(new Repository(session)));
        } catch (LoginFailure e) {
            throw Messages.refused(what, session.account(), e);
        } catch (UnknownHostException e) {
            throw Messages.unreachable(reference.registry(), "there is no host of this name");
        } catch (SSLException e) {
            throw Messages.insecure(what, reference.registry(), e);
        } catch (IOException e) {
            throw Retry.isUnreachable(e)
                    ? Messages.unreachable(reference.registry(), e.getMessage())
                    : Messages.failed(what, e);
        }
    }

    /** Whoever is logged in to push may pull as well. */
    private Session session(Reference reference, Session.Use use) {
        String place = reference.registry() + "/" + reference.repository();
        Session pushing = sessions.get(Session.Use.PUSH + " " + place);
        return pushing != null
                ? pushing
                : sessions.computeIfAbsent(
                        use + " " + place, key -> new Session(reference, use, credentials, http, console));
    }

    @Override
    public boolean isOffline() {
        return false;
    }

    @Override
    public void close() {
        uploads.close();
    }
}

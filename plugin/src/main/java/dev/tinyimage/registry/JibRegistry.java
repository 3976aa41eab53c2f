package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.RegistryCredentialsNotSentException;
import dev.tinyimage.console.Console;
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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A registry that Jib Core's client speaks to. */
public final class JibRegistry implements Registry {

    /** What a registry surely lacks: asking for it shows whether it takes the credentials. */
    private static final String NO_BLOB = "sha256:" + "0".repeat(64);

    private final Credentials credentials;
    private final boolean insecure;
    private final Console console;
    private final Retry retry;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * A way to registries.
     *
     * @param environment the process environment, which names Docker's and Podman's folders
     * @param insecure whether HTTP and unknown certificates are allowed; on this machine they always are
     */
    public JibRegistry(Login login, Map<String, String> environment, boolean insecure, Console console) {
        this.credentials = new Credentials(login, environment);
        this.insecure = insecure;
        this.console = console;
        this.retry = new Retry(console);
    }

    @Override
    public void checkAccess(Reference target) {
        Session session = session(target, Session.Use.PUSH);
        call(session, "push to " + target, () -> session.client().checkBlob(digest(NO_BLOB)));
    }

    @Override
    public void push(Publication publication, List<Reference> targets) {
        Reference target = targets.get(0);
        Session session = session(target, Session.Use.PUSH);
        Set<String> pushed = new HashSet<>();
        for (Image image : publication.images()) {
            for (Layer layer : image.layers()) {
                if (pushed.add(layer.descriptor().digest())) {
                    pushBlob(session, target, layer.name(), layer.descriptor(), layer.content());
                }
            }
            pushBlob(session, target, "config", image.configDescriptor(), Content.of(image.config()));
        }
        if (publication.isIndex()) {
            publication
                    .images()
                    .forEach(image -> pushManifest(
                            session, target.withDigest(image.digest()), image.manifest(), image.manifestDescriptor()));
        }
        targets.forEach(name -> pushManifest(session, name, publication.document(), publication.descriptor()));
    }

    private void pushManifest(Session session, Reference name, byte[] document, Descriptor descriptor) {
        DescriptorDigest pushed = call(
                session,
                "push to " + name,
                () -> session.client().pushManifest(RawManifest.of(document, descriptor), name.qualifier()));
        if (!pushed.toString().equals(descriptor.digest())) {
            throw Messages.otherDigest(name, descriptor.digest(), pushed.toString());
        }
    }

    private void pushBlob(Session session, Reference target, String name, Descriptor blob, Content content) {
        String what = "push to " + target;
        DescriptorDigest digest = digest(blob.digest());
        if (call(session, what, () -> session.client().checkBlob(digest)).isPresent()) {
            console.debug(name + ": already there");
            return;
        }
        console.info("Pushing " + name + ", " + Console.megabytes(blob.size()));
        try (Step step = console.step("Pushing", blob.size(), Step.Unit.BYTES)) {
            call(
                    session,
                    what,
                    () -> session.client()
                            .pushBlob(digest, Blobs.from(out -> copy(content, out), true), null, step::advance));
        }
    }

    @Override
    public ObjectNode index(Reference reference) {
        Session session = session(reference, Session.Use.PUSH);
        try {
            byte[] bytes = manifest(session, reference, reference.qualifier());
            ObjectNode manifest = Json.read(bytes);
            if (ImageIndex.isIndex(manifest)) {
                return manifest;
            }
            if (!manifest.path("config").isObject()) {
                throw Messages.oldManifest(reference);
            }
            ObjectNode config = config(session, reference, ImageIndex.descriptor(manifest.path("config")));
            String mediaType = manifest.path("mediaType").asText(MediaTypes.MANIFEST);
            Descriptor descriptor = new Descriptor(mediaType, DigestStream.digest(bytes), bytes.length);
            return ImageIndex.of(List.of(ImageIndex.entry(descriptor, config)), Map.of());
        } catch (IOException e) {
            throw Messages.failed("look at " + reference, e);
        }
    }

    @Override
    public Pulled pull(Reference reference, Platform platform) {
        Session session = session(reference, Session.Use.PULL);
        try {
            byte[] bytes = manifest(session, reference, reference.qualifier());
            ObjectNode manifest = Json.read(bytes);
            while (ImageIndex.isIndex(manifest)) {
                Descriptor image = ImageIndex.find(manifest, platform).stream()
                        .findFirst()
                        .orElseThrow(() -> Messages.noSuchPlatform(reference, platform));
                manifest = Json.read(manifest(session, reference, image.digest()));
            }
            if (!manifest.path("config").isObject()) {
                throw Messages.oldManifest(reference);
            }
            List<Descriptor> layers = new ArrayList<>();
            manifest.path("layers").forEach(layer -> layers.add(ImageIndex.descriptor(layer)));
            ObjectNode config = config(session, reference, ImageIndex.descriptor(manifest.path("config")));
            return new Pulled(DigestStream.digest(bytes), config, layers);
        } catch (IOException e) {
            throw Messages.failed("pull " + reference, e);
        }
    }

    private byte[] manifest(Session session, Reference reference, String qualifier) {
        byte[] manifest = call(session, "pull " + reference, () -> {
            try {
                session.client().pullManifest(qualifier);
                throw new IllegalStateException("Jib got a manifest without asking for it");
            } catch (RawHttpClient.Manifest answer) {
                return answer.bytes();
            }
        });
        String digest = DigestStream.digest(manifest);
        if (qualifier.contains(":") && !qualifier.equals(digest)) {
            throw Messages.otherDigest(reference, qualifier, digest);
        }
        return manifest;
    }

    private ObjectNode config(Session session, Reference reference, Descriptor config) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pullBlob(session, reference, config, bytes, Step.UNSEEN);
        return Json.read(bytes.toByteArray());
    }

    @Override
    public void download(Reference reference, Descriptor blob, Path file) {
        try (Step step = console.step("Pulling " + reference, blob.size(), Step.Unit.BYTES);
                OutputStream out = Files.newOutputStream(file)) {
            pullBlob(session(reference, Session.Use.PULL), reference, blob, out, step);
        } catch (IOException e) {
            throw Messages.failed("pull " + reference, e);
        }
    }

    private void pullBlob(Session session, Reference reference, Descriptor blob, OutputStream out, Step step) {
        String got = call(session, "pull " + reference, () -> {
            DigestStream digest = new DigestStream(out);
            session.client()
                    .pullBlob(digest(blob.digest()), size -> {}, step::advance)
                    .writeTo(digest);
            return digest.digest();
        });
        if (!got.equals(blob.digest())) {
            throw Messages.otherDigest(reference, blob.digest(), got);
        }
    }

    private Session session(Reference reference, Session.Use use) {
        String key = use + " " + reference.registry() + "/" + reference.repository();
        return sessions.computeIfAbsent(key, k -> new Session(reference, use, credentials, insecure, console));
    }

    /** Runs one exchange; a pull that is refused without credentials is repeated with them. */
    private <T> T call(Session session, String what, Retry.Exchange<T> exchange) {
        try {
            session.open();
            RegistryClient client = session.client();
            try {
                return retry.run(exchange);
            } catch (RegistryUnauthorizedException challenge) {
                if (!session.answer(challenge, client)) {
                    throw challenge;
                }
                return retry.run(exchange);
            }
        } catch (RegistryUnauthorizedException
                | RegistryAuthenticationFailedException
                | RegistryCredentialsNotSentException e) {
            throw Messages.refused(what, session.account(), e);
        } catch (InsecureRegistryException e) {
            throw Messages.insecure(what, session.host(), e);
        } catch (IOException | RegistryException e) {
            throw Messages.failed(what, e);
        }
    }

    private static DescriptorDigest digest(String digest) {
        try {
            return DescriptorDigest.fromDigest(digest);
        } catch (DigestException e) {
            throw new IllegalArgumentException(digest, e);
        }
    }

    private static void copy(Content content, OutputStream out) throws IOException {
        try (InputStream in = content.open()) {
            in.transferTo(out);
        }
    }

    @Override
    public boolean isOffline() {
        return false;
    }

    @Override
    public void close() {
        sessions.values().forEach(Session::close);
    }
}

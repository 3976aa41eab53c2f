package dev.tinyimage.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.LayerFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Pulls as containerd does by default: three layers at a time go to files and have their digests checked, and each is
 * unpacked when it and all below it are there.
 *
 * @param repository of the registry behind the port
 */
record Puller(int port, String repository, Path folder) {

    private static final int AT_ONCE = 3;
    static final String ACCEPTED =
            "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An image on the disk. */
    record Pulled(Path root, JsonNode config) {}

    Pulled pull(String tag) throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        JsonNode manifest = JSON.readTree(read("manifests/" + tag));
        ExecutorService downloads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Path>> layers = new ArrayList<>();
            for (JsonNode layer : manifest.path("layers")) {
                layers.add(downloads.submit(() -> download(layer.path("digest").asText())));
            }
            JsonNode config = JSON.readTree(read("blobs/" + manifest.path("config").path("digest").asText()));
            for (Future<Path> layer : layers) {
                unpack(layer.get(), root);
            }
            return new Pulled(root, config.path("config"));
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        } finally {
            downloads.shutdownNow();
        }
    }

    private Path download(String digest) throws IOException {
        Path file = folder.resolve(digest.replace(':', '-'));
        try (InputStream in = open("blobs/" + digest);
                DigestStream out = new DigestStream(Files.newOutputStream(file))) {
            in.transferTo(out);
            if (!out.digest().equals(digest)) {
                throw new IOException("not what was asked for: " + digest);
            }
        }
        return file;
    }

    private byte[] read(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://localhost:" + port + "/v2/" + repository + "/" + path).toURL().openConnection();
        connection.setRequestProperty("Accept", ACCEPTED);
        return connection.getInputStream();
    }

    private static void unpack(Path layer, Path root) throws IOException {
        try (InputStream in = new BufferedInputStream(LayerFormat.unpack(Content.of(layer)), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, root.resolve(entry.getName().replaceFirst("^\\./|^/", "")), root);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file, Path root) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, root.resolve(entry.getLinkName().replaceFirst("^\\./|^/", "")));
        } else {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
            if ((entry.getMode() & 0111) != 0) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(file, permissions);
            }
            Files.setLastModifiedTime(file, entry.getLastModifiedTime()); // JVMs compare it with that in their archives
        }
    }
}

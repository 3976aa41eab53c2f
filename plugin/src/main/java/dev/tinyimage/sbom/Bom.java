package dev.tinyimage.sbom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.base.Distribution;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.FileDigests;
import dev.tinyimage.image.Json;
import dev.tinyimage.jdk.LinkSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The bill of materials of an image, in CycloneDX 1.5, the newest that scanners of 2023 read. The same input gives the same
 * text: components are sorted, the serial number is made of them, and there is no time, which the image's config has.
 *
 * <p>Written with Jackson, since CycloneDX's own library would bring 7 MB of others into the plugin; it is what the tests
 * check the text with.
 *
 * @param project what is packaged
 * @param dependencies what is in it
 * @param jdk what its runtime is made of
 * @param distribution whose packages it stands on
 */
public record Bom(Coordinates project, Collection<Dependency> dependencies, LinkSource jdk, Distribution distribution) {

    /**
     * The document.
     *
     * @param cache knows the digests of jars
     */
    public String json(Cache cache) throws IOException {
        ObjectNode bom = Json.object()
                .put("$schema", "http://cyclonedx.org/schema/bom-1.5.schema.json")
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.5");
        bom.putNull("serialNumber"); // keeps its place until all that it depends on is there
        bom.put("version", 1);
        ObjectNode metadata = bom.putObject("metadata");
        metadata.putObject("tools")
                .putArray("components")
                .addObject()
                .put("type", "application")
                .put("name", "tinyimage");
        metadata.set("component", component("application", project));
        ArrayNode components = bom.putArray("components");
        components.add(openJdk());
        libraries(cache).forEach(components::add);
        if (!distribution.id().isEmpty()) {
            addPackages(components);
        }
        UUID serial = UUID.nameUUIDFromBytes(Json.pretty(bom).getBytes(StandardCharsets.UTF_8));
        return Json.pretty(bom.put("serialNumber", "urn:uuid:" + serial));
    }

    /**
     * Scanners know it by its release file too. CycloneDX would call it a platform, which Syft passes over (its
     * helpers/decoder.go); the JDK of Adoptium calls itself a framework in its own document.
     */
    private ObjectNode openJdk() {
        String version = jdk.release().values().getOrDefault("JAVA_RUNTIME_VERSION", jdk.version());
        String url = PackageUrl.openJdk(version);
        ObjectNode component = Json.object().put("type", "framework").put("bom-ref", url);
        String vendor = jdk.release().get("IMPLEMENTOR");
        if (!vendor.isEmpty()) {
            component.putObject("supplier").put("name", vendor);
        }
        // advisories for all builds of OpenJDK go by this name (National Vulnerability Database)
        return component
                .put("name", "openjdk")
                .put("version", version)
                .put("cpe", "cpe:2.3:a:oracle:openjdk:" + jdk.version() + ":*:*:*:*:*:*:*")
                .put("purl", url);
    }

    private Collection<ObjectNode> libraries(Cache cache) throws IOException {
        TreeMap<String, ObjectNode> libraries = new TreeMap<>();
        for (Dependency dependency : dependencies) {
            ObjectNode library = component("library", dependency.coordinates());
            addHashes(FileDigests.of(dependency.file(), cache), library);
            libraries.put(library.path("purl").asText(), library);
        }
        return libraries.values();
    }

    private static ObjectNode component(String type, Coordinates coordinates) {
        String url = PackageUrl.of(coordinates);
        return Json.object()
                .put("type", type)
                .put("bom-ref", url)
                .put("group", coordinates.group())
                .put("name", coordinates.artifact())
                .put("version", coordinates.version())
                .put("purl", url);
    }

    /** Of the published jar: what is in the image may be repacked, or lie in another jar. SHA-1 is what Trivy looks up. */
    private static void addHashes(FileDigests jar, ObjectNode library) {
        ArrayNode hashes = library.putArray("hashes");
        hashes.addObject().put("alg", "SHA-1").put("content", jar.sha1());
        hashes.addObject().put("alg", "SHA-256").put("content", jar.sha256());
    }

    /** With the system itself, for Trivy takes no packages without (its pkg/sbom/io/decode.go). */
    private void addPackages(ArrayNode components) {
        components
                .addObject()
                .put("type", "operating-system")
                .put("bom-ref", distribution.id() + "-" + distribution.version())
                .put("name", distribution.id())
                .put("version", distribution.version());
        for (Distribution.Package installed : distribution.packages()) {
            String url = PackageUrl.of(installed, distribution);
            components
                    .addObject()
                    .put("type", "library")
                    .put("bom-ref", url)
                    .put("name", installed.name())
                    .put("version", installed.version())
                    .put("purl", url);
        }
    }
}

package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts layers on a base and writes config and manifest. */
public final class ImageAssembler {

    /** Annotations and labels by which a base is found again: annotations.md of the OCI image specification. */
    public static final String BASE_NAME = "org.opencontainers.image.base.name";

    public static final String BASE_DIGEST = "org.opencontainers.image.base.digest";

    private ImageAssembler() {}

    /**
     * Assembles an image for one platform.
     *
     * @param layers to be put on the base, lowest first
     */
    public static Image assemble(BaseImage base, List<Layer> layers, ContainerConfig container, Platform platform) {
        return assemble(base, layers, container, platform, Map.of());
    }

    /**
     * The same with something said in the manifest.
     *
     * @param annotations by their names (annotations.md)
     */
    public static Image assemble(
            BaseImage base,
            List<Layer> layers,
            ContainerConfig container,
            Platform platform,
            Map<String, String> annotations) {
        Map<String, String> source = source(base);
        ObjectNode baseConfig = base.config().deepCopy();
        source.forEach(Json.child(Json.child(baseConfig, "config"), "Labels")::put);
        byte[] config = Json.bytes(config(baseConfig, layers, container, platform));
        Descriptor configDescriptor = new Descriptor(MediaTypes.CONFIG, DigestStream.digest(config), config.length);
        List<Layer> all = new ArrayList<>(base.layers());
        all.addAll(layers);
        Map<String, String> said = new TreeMap<>(annotations);
        said.putAll(source);
        return Image.of(platform, manifest(configDescriptor, all, said), config, all);
    }

    private static Map<String, String> source(BaseImage base) {
        return base.source()
                .map(source -> new TreeMap<>(Map.of(BASE_NAME, source.name(), BASE_DIGEST, source.digest())))
                .orElseGet(TreeMap::new);
    }

    private static ObjectNode config(
            ObjectNode config, List<Layer> layers, ContainerConfig container, Platform platform) {
        config.put("created", container.created().toString());
        platform.putInto(config);
        setRunConfig(Json.child(config, "config"), container);
        ObjectNode rootfs = Json.child(config, "rootfs");
        rootfs.put("type", "layers");
        layers.forEach(layer -> rootfs.withArrayProperty("diff_ids").add(layer.diffId()));
        layers.forEach(layer -> config.withArrayProperty("history")
                .addObject()
                .put("created", container.created().toString())
                // No version of the tool: it would change the digest of images that are otherwise the same.
                .put("created_by", "tinyimage")
                .put("comment", layer.name()));
        return config;
    }

    private static void setRunConfig(ObjectNode run, ContainerConfig container) {
        setUnlessEmpty(run, "User", container.user());
        setUnlessEmpty(run, "WorkingDir", container.workingDirectory());
        setArray(run, "Env", mergedEnvironment(run.withArrayProperty("Env"), container.environment()));
        setArray(run, "Entrypoint", container.entrypoint());
        run.remove("Cmd"); // arguments of the base's command, not of ours
        if (!container.arguments().isEmpty()) {
            setArray(run, "Cmd", container.arguments());
        }
        container.ports().forEach(port -> Json.child(run, "ExposedPorts").putObject(port));
        new TreeMap<>(container.labels()).forEach(Json.child(run, "Labels")::put);
        if (run.get("Labels").isEmpty()) {
            run.remove("Labels");
        }
    }

    private static List<String> mergedEnvironment(ArrayNode base, Map<String, String> own) {
        Map<String, String> merged = ContainerConfig.environment(base);
        merged.putAll(new TreeMap<>(own));
        return merged.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    private static void setUnlessEmpty(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static void setArray(ObjectNode node, String name, List<String> values) {
        values.forEach(node.putArray(name)::add);
    }

    private static ObjectNode manifest(Descriptor config, List<Layer> layers, Map<String, String> annotations) {
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.MANIFEST);
        manifest.set("config", json(config));
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> list.add(json(layer.descriptor())));
        if (!annotations.isEmpty()) {
            annotations.forEach(manifest.putObject("annotations")::put);
        }
        return manifest;
    }

    /** A descriptor as manifests write it. */
    static ObjectNode json(Descriptor descriptor) {
        return Json.object()
                .put("mediaType", descriptor.mediaType())
                .put("digest", descriptor.digest())
                .put("size", descriptor.size());
    }
}

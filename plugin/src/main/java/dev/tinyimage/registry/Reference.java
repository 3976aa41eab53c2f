package dev.tinyimage.registry;

import com.google.cloud.tools.jib.api.ImageReference;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of an image in a registry.
 *
 * @param registry host and port, such as {@code localhost:5000}; Docker Hub's own where none is written
 * @param repository such as {@code team/app}
 * @param qualifier a tag or a digest, {@code latest} where none is written
 */
public record Reference(String registry, String repository, String qualifier) {

    /** Where Docker Hub answers; {@code docker.io} is what people call it. */
    private static final String DOCKER_HUB = "registry-1.docker.io";

    private static final Set<String> DOCKER_HUBS =
            Set.of(DOCKER_HUB, "docker.io", "index.docker.io", "registry.hub.docker.com");

    private static final String TAG = "\\w[\\w.-]{0,127}";
    private static final String DIGEST = "sha256:[a-f0-9]{64}";

    private static final String HOST_PART = "[a-zA-Z\\d](?:[a-zA-Z\\d-]*[a-zA-Z\\d])?";
    private static final String NAME_PART = "[a-z\\d]+(?:(?:[_.]|__|-+)[a-z\\d]+)*";

    /** The grammar of the distribution project (reference/reference.go). */
    private static final Pattern FORM =
            Pattern.compile("(?:(?<registry>" + HOST_PART + "(?:\\." + HOST_PART + ")*(?::\\d+)?)/)?"
                    + "(?<repository>" + NAME_PART + "(?:/" + NAME_PART + ")*)"
                    + "(?::(?<tag>" + TAG + "))?(?:@(?<digest>" + DIGEST + "))?");

    /**
     * Reads a reference.
     *
     * @param text such as {@code localhost:5000/team/app:1}
     * @param parameter where the text comes from, for the message
     * @throws dev.tinyimage.console.UserError if it is not of the form that registries take
     */
    public static Reference parse(String text, String parameter) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Messages.badReference(text, parameter);
        }
        String repository = form.group("repository");
        String qualifier = Stream.of(form.group("digest"), form.group("tag"), "latest")
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        String first = form.group("registry");
        if (first != null && !first.matches("localhost|.*[.:].*")) {
            if (!first.matches(NAME_PART)) {
                throw Messages.badReference(text, parameter);
            }
            return new Reference(DOCKER_HUB, first + "/" + repository, qualifier); // a user there
        }
        boolean hub = first == null || DOCKER_HUBS.contains(first);
        String folder = hub && !repository.contains("/") ? "library/" : "";
        return new Reference(hub ? DOCKER_HUB : first, folder + repository, qualifier);
    }

    /**
     * The same repository with another tag.
     *
     * @throws dev.tinyimage.console.UserError if the tag has characters that tags must not have
     */
    public Reference withTag(String tag) {
        if (!tag.matches(TAG)) {
            throw Messages.badTag(tag);
        }
        return new Reference(registry, repository, tag);
    }

    /** The same repository with a digest: the name that always means the same image. */
    public Reference withDigest(String digest) {
        return new Reference(registry, repository, digest);
    }

    /** Whether it names a digest, to which nothing can be pushed. */
    public boolean isDigest() {
        return qualifier.matches(DIGEST);
    }

    /** The form in which it can be pulled, the registry always written. */
    @Override
    public String toString() {
        return registry + "/" + repository + (isDigest() ? "@" : ":") + qualifier;
    }

    ImageReference toJib() {
        return ImageReference.of(registry, repository, qualifier);
    }
}

package dev.tinyimage.registry;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;

/**
 * The name of an image in a registry.
 *
 * @param registry host and port, such as {@code localhost:5000}; Docker Hub's own where none is written
 * @param repository such as {@code team/app}
 * @param qualifier a tag or a digest, {@code latest} where none is written
 */
public record Reference(String registry, String repository, String qualifier) {

    /**
     * Reads a reference.
     *
     * @param text such as {@code localhost:5000/team/app:1}
     * @param parameter where the text comes from, for the message
     * @throws dev.tinyimage.console.UserError if it is not of the form that registries take
     */
    public static Reference parse(String text, String parameter) {
        try {
            ImageReference parsed = ImageReference.parse(text);
            return new Reference(parsed.getRegistry(), parsed.getRepository(), parsed.getQualifier());
        } catch (InvalidImageReferenceException e) {
            throw Messages.badReference(text, parameter);
        }
    }

    /**
     * The same repository with another tag.
     *
     * @throws dev.tinyimage.console.UserError if the tag has characters that tags must not have
     */
    public Reference withTag(String tag) {
        if (!ImageReference.isValidTag(tag)) {
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
        return ImageReference.isValidDigest(qualifier);
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

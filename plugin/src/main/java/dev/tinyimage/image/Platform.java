package dev.tinyimage.image;

/**
 * An operating system and CPU in Go's names, as the OCI image specification wants them (config.md, image-index.md).
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 */
public record Platform(String os, String architecture) {

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}

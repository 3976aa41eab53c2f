package dev.tinyimage.maven.config;

/** A platform in the form that Jib has for it, too. */
public class TargetPlatform {

    /** Such as linux. */
    public String os = "linux";

    /** Such as amd64, with a variant such as arm64/v8 or without. */
    public String architecture = "";

    /** The short form, {@code linux/arm64}. */
    public void set(String text) {
        String[] parts = text.split("/", 2);
        os = parts[0];
        architecture = parts.length == 2 ? parts[1] : "";
    }

    @Override
    public String toString() {
        return architecture.isEmpty() ? os : os + "/" + architecture;
    }
}

package dev.tinyimage.maven.config;

/** The JDK to link from for one platform. */
public class PlatformJdk {

    /** Such as linux/arm64. */
    public String platform = "";

    /** As in {@code <runtime><jdk>}. */
    public String jdk = "";

    /** The short form, {@code platform=jdk}. */
    public void set(String text) {
        String[] parts = text.split("=", 2);
        platform = parts[0];
        jdk = parts.length == 2 ? parts[1] : "";
    }
}

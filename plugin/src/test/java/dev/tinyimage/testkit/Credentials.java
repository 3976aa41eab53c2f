package dev.tinyimage.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user of a registry. */
public record Credentials(String user, String password) {

    /** The value of the Authorization header (RFC 7617). */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString(colonPair().getBytes(StandardCharsets.UTF_8));
    }

    /** The form in which skopeo and podman take it. */
    public String colonPair() {
        return user + ":" + password;
    }
}

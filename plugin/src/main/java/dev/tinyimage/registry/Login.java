package dev.tinyimage.registry;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the user and the build tool say about credentials. Docker's and Podman's files and helpers come on top.
 *
 * @param explicit user and password given as parameters
 * @param helper a Docker credential helper: the suffix of its name, or its path
 * @param servers the build tool's own store, asked by registry
 */
public record Login(Optional<Account> explicit, Optional<String> helper, Function<String, Optional<Account>> servers) {

    /**
     * A user of a registry.
     *
     * @param source where it was found, for messages
     */
    public record Account(String user, String password, String source) {

        /** Without the password, for logs. */
        @Override
        public String toString() {
            return user + " from " + source;
        }
    }
}

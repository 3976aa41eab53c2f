package dev.tinyimage.testkit;

import java.util.List;
import java.util.Optional;

/** A registry that lives as long as a test and speaks plain HTTP on loopback. */
public interface TestRegistry extends AutoCloseable {

    /** {@code localhost:PORT}. */
    String address();

    /** What a client has to show, or empty where everybody may do everything. */
    Optional<Credentials> credentials();

    /** The tags of a repository, sorted; empty where the repository does not exist. */
    List<String> tags(String repository);

    /** The full reference of, for example, {@code example:1}. */
    default String reference(String image) {
        return address() + "/" + image;
    }

    @Override
    void close();
}

package dev.tinyimage.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A question to the application, asked until it gives a good reply. */
public interface Probe {

    /**
     * What the application said.
     *
     * @param text for messages, such as {@code HTTP 200 on /}
     * @param good whether it is what was waited for
     */
    record Reply(String text, boolean good) {}

    /** Asks on a loopback port; empty if nobody is there or says something that makes sense. */
    Optional<Reply> ask(int port, Duration limit) throws IOException;
}

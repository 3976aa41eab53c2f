package dev.tinyimage.testkit;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;

/** The failures that a test has ordered. */
final class RegistryFailures {

    private final Deque<Failure> ordered = new ArrayDeque<>();

    private record Failure(String within, int status) {

        /** Retry-After is for those who wait (RFC 9110, section 10.2.3); it is short, as tests wait with them. */
        private RegistryReply reply() {
            String code = status == 429 ? "TOOMANYREQUESTS" : "UNKNOWN";
            RegistryReply reply = RegistryReply.error(status, code, "the test wants it so");
            return status == 429 || status == 503 ? reply.with("Retry-After", "1") : reply;
        }
    }

    synchronized void next(String within, int status, int times) {
        ordered.addAll(Collections.nCopies(times, new Failure(within, status)));
    }

    /** The failure that is due for this request, if any. */
    synchronized Optional<RegistryReply> take(RegistryRequest request) {
        Optional<Failure> due = ordered.stream()
                .filter(failure -> request.line().contains(failure.within()))
                .findFirst();
        due.ifPresent(ordered::remove);
        return due.map(Failure::reply);
    }
}

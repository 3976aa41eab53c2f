package dev.tinyimage.registry;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.http.ResponseException;
import dev.tinyimage.console.Console;
import java.io.IOException;

/** Repeats what a busy registry refused: Jib repeats failed connections only, not answers that ask for patience. */
record Retry(Console console) {

    private static final int ATTEMPTS = 4;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final long LONGEST_WAIT_SECONDS = 30;

    /** One exchange with a registry. */
    interface Exchange<T> {
        T run() throws IOException, RegistryException;
    }

    <T> T run(Exchange<T> exchange) throws IOException, RegistryException {
        for (int attempt = 1; ; attempt++) {
            try {
                return exchange.run();
            } catch (IOException | RegistryException e) {
                ResponseException response = response(e);
                if (attempt == ATTEMPTS || response == null || !passing(response.getStatusCode())) {
                    throw e;
                }
                long seconds = waitSeconds(response, attempt);
                console.debug(
                        "the registry answered " + response.getStatusCode() + "; trying again in " + seconds + " s");
                sleep(seconds);
            }
        }
    }

    private static ResponseException response(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResponseException response) {
                return response;
            }
        }
        return null;
    }

    private static boolean passing(int status) {
        return status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
    }

    /** What the registry asks for in seconds (RFC 9110, section 10.2.3), else 1, 2, 4 … */
    private static long waitSeconds(ResponseException response, int attempt) {
        String asked = response.getHeaders().getRetryAfter();
        long seconds = asked != null && asked.matches("\\d{1,9}") ? Long.parseLong(asked) : 1L << (attempt - 1);
        return Math.min(seconds, LONGEST_WAIT_SECONDS);
    }

    private static void sleep(long seconds) throws IOException {
        try {
            Thread.sleep(seconds * 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

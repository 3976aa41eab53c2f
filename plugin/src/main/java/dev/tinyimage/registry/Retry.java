package dev.tinyimage.registry;

import dev.tinyimage.console.Console;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** Repeats what a busy registry refused, and what ended with its connection. */
record Retry(Console console) {

    private static final int ATTEMPTS = 4;
    private static final long LONGEST_WAIT_SECONDS = 30;

    /** What is done again from its beginning. */
    interface Attempt<T> {
        T run() throws IOException;
    }

    <T> T run(Attempt<T> attempt) throws IOException {
        for (int count = 1; ; count++) {
            try {
                return attempt.run();
            } catch (IOException e) {
                if (count == ATTEMPTS || !isPassing(e)) {
                    throw e;
                }
                long seconds = waitSeconds(e, count);
                console.debug(e.getMessage() + "; trying again in " + seconds + " s");
                sleep(seconds);
            }
        }
    }

    private static boolean isPassing(IOException failure) {
        if (failure instanceof HttpFailure answer) {
            return answer.isPassing();
        }
        return !isUnreachable(failure)
                && (failure instanceof SocketException || failure instanceof SocketTimeoutException);
    }

    /** Whether nobody answered to a connection, which another try is not likely to change. */
    static boolean isUnreachable(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof SocketTimeoutException
                        && String.valueOf(failure.getMessage()).startsWith("Connect");
    }

    /** What the registry asks for, else 1, 2, 4 … */
    private static long waitSeconds(IOException failure, int count) {
        long own = 1L << (count - 1);
        long seconds = failure instanceof HttpFailure answer
                ? answer.retryAfter()
                        .filter(asked -> asked.matches("\\d{1,9}"))
                        .map(Long::parseLong)
                        .orElse(own)
                : own;
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

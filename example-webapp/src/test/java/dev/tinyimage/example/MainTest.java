package dev.tinyimage.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the app as a container does: a process that is given a port and, one day, a SIGTERM. */
@Timeout(30)
class MainTest {

    private Process app;

    @AfterEach
    void kill() {
        if (app != null) {
            app.destroyForcibly();
        }
    }

    @ParameterizedTest(name = "PORT={0} is {1}")
    @CsvSource({", 8080", "'', 8080", "0, 0", "80, 80", "65535, 65535"})
    void aPortIsUnderstood(String value, int port) {
        assertEquals(port, Main.port(value));
    }

    @ParameterizedTest
    @CsvSource({"abc", "-1", "65536", "99999999999", "' 80'"})
    void aBadPortIsToldInOneLine(String value) throws Exception {
        assertEquals("1: PORT must be a number from 0 to 65535, not '" + value + "'", failure(value));
    }

    @Test
    void aTakenPortIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            assertEquals("1: cannot listen on port " + port + ": Address already in use", failure(port));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void anIdleServerStopsAtOnce() throws Exception {
        app = start("0");
        port(app);
        app.destroy();
        assertTrue(app.waitFor(2, TimeUnit.SECONDS), "still running");
        assertEquals(0, app.exitValue());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void aRequestInFlightIsAnsweredBeforeTheEnd() throws Exception {
        app = start("0");
        int port = port(app);
        var answer = new TestClient(port).sendLater("/api/slow");
        Thread.sleep(500);
        app.destroy();
        Thread.sleep(500);

        TestClient latecomer = new TestClient(port);
        assertThrows(ConnectException.class, () -> latecomer.send("GET", "/healthz", ""));
        assertEquals("{\"answer\":\"worth the wait\"}", answer.get().body());
        assertEquals(0, app.waitFor());
    }

    private static Process start(String port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder app =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Main.class.getName());
        app.environment().put("PORT", port);
        return app.start();
    }

    /** The port in the one line that the app prints once it listens. */
    private static int port(Process app) throws IOException {
        String line = app.inputReader().readLine();
        return Integer.parseInt(line.replaceAll("Listening on port (\\d+), \\d+ ms after the JVM started", "$1"));
    }

    private String failure(String port) throws Exception {
        app = start(port);
        try (BufferedReader errors = app.errorReader()) {
            String lines = String.join("\n", errors.lines().toList());
            return app.waitFor() + ": " + lines;
        }
    }
}

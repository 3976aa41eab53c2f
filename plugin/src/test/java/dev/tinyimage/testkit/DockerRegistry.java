package dev.tinyimage.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Debian's {@code docker-registry}, the reference implementation, with its storage in a folder of the test. */
public final class DockerRegistry implements TestRegistry {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Credentials USER = new Credentials("tester", "open sesame");

    /** What {@code htpasswd -Bbn} prints for the user above, so that no test needs that program. */
    private static final String HTPASSWD = "tester:$2y$05$kwhberlf88q21k9dH.E1aerJR8lo/ne2cJIl9gOi6FbIzRSzRE6oq";

    private final int port;
    private final Optional<Credentials> credentials;
    private final Process process;

    private DockerRegistry(int port, Optional<Credentials> credentials, Process process) {
        this.port = port;
        this.credentials = credentials;
        this.process = process;
    }

    /** Everybody may push. */
    public static DockerRegistry open(Path folder) {
        return start(folder, Optional.empty());
    }

    /** Asks for the user and the password that {@link #credentials()} tells. */
    public static DockerRegistry withPassword(Path folder) {
        return start(folder, Optional.of(USER));
    }

    private static DockerRegistry start(Path folder, Optional<Credentials> credentials) {
        int port = Free.port();
        Path log = folder.resolve("registry.log");
        try {
            Path config = writeConfig(folder, port, credentials.isPresent());
            Process process = new ProcessBuilder(
                            Programs.required("docker-registry").toString(), "serve", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            DockerRegistry registry = new DockerRegistry(port, credentials, process);
            registry.awaitAnswer(log);
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path writeConfig(Path folder, int port, boolean password) throws IOException {
        String open = """
                version: 0.1
                storage:
                  filesystem:
                    rootdirectory: '%s'
                http:
                  addr: 127.0.0.1:%d
                """.formatted(folder.resolve("storage"), port);
        String auth =
                """
                auth:
                  htpasswd:
                    realm: test
                    path: '%s'
                """.formatted(Files.writeString(Files.createDirectories(folder).resolve("htpasswd"), HTPASSWD + "\n"));
        return Files.writeString(folder.resolve("config.yml"), password ? open + auth : open);
    }

    private void awaitAnswer(Path log) throws IOException {
        Wait.until(START_LIMIT, () -> answers() || !process.isAlive());
        if (!process.isAlive() || !answers()) {
            close();
            throw new IllegalStateException("docker-registry does not answer:\n" + Files.readString(log));
        }
    }

    private boolean answers() {
        try {
            return get("/v2/").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String address() {
        return "localhost:" + port;
    }

    @Override
    public Optional<Credentials> credentials() {
        return credentials;
    }

    @Override
    public List<String> tags(String repository) {
        try {
            JsonNode tags = new JsonMapper()
                    .readTree(get("/v2/" + repository + "/tags/list").body())
                    .path("tags");
            return StreamSupport.stream(tags.spliterator(), false)
                    .map(JsonNode::asText)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        return Http.get(port, path, credentials);
    }

    @Override
    public void close() {
        process.destroy();
        if (!Wait.forExit(process, STOP_LIMIT)) {
            process.destroyForcibly();
        }
    }
}

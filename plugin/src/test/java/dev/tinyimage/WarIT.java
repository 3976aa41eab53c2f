package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.Server;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WARs in images of their own, with a read-only root file system: what they answer is what they answer in a server. */
@NeedsPrograms("podman")
class WarIT {

    private static final Duration START = Duration.ofSeconds(60);

    /** Request, status, type, filter, and the body; bodies of errors are the server's own, so not compared. */
    private static final String JAKARTA = """
            GET / -> 200 text/html, filter passed
            <!doctype html><title>war</title><p>the welcome file
            GET /hello -> 200 text/plain, filter passed
            hello from /
            found [it.web.Hello]
            listener called
            GET /count -> 200 untyped, filter passed
            visit 1
            GET /count -> 200 untyped, filter passed
            visit 2
            GET /style.css -> 200 text/css, filter passed
            p { color: #357 }
            GET /style.css again -> 304
            GET /from-lib.txt -> 200 text/plain, filter passed
            a static file of a library
            POST /upload -> 200 untyped, filter passed
            a.txt has 5 bytes
            GET /none -> 404
            GET /WEB-INF/classes/it/web/Hello.class -> 404
            """;

    private static final String JSP = """
            GET /shop/articles -> 200 text/html
            <p>&lt;tea&gt;: 3.50</p>
            <p>cake: 12.00</p>
            GET /shop/ -> 200 text/plain
            welcome to /shop, session is new: true, speaks HTTP_2
            GET /shop/ -> 200 text/plain
            welcome to /shop, session is new: false, speaks HTTP_2
            GET /shop/WEB-INF/articles.jsp -> 404
            GET / -> 404
            """;

    private static final String JAVAX = """
            GET /hello -> 200 text/plain
            hello from javax123
            GET /WEB-INF/web.xml -> 404
            """;

    @TempDir
    Path folder;

    private record Scenario(String sample, String module, String server, Path jdk, String conversation) {
        @Override
        public String toString() {
            return sample + " on " + server + ", linked from " + jdk;
        }
    }

    private static final Path RUNNING = Path.of(System.getProperty("java.home"));

    /** Each sample, server and JDK once. */
    static Stream<Scenario> scenarios() {
        return Stream.concat(
                Jdks.installed().map(jdk -> new Scenario("jakarta", "web", "tomcat", jdk, JAKARTA)),
                Stream.of(
                        new Scenario("jsp", "", "jetty", RUNNING, JSP),
                        new Scenario("javax", "", "tomcat", RUNNING, JAVAX)));
    }

    static Stream<Scenario> moreScenarios() {
        return Stream.concat(
                Jdks.installed().map(jdk -> new Scenario("jsp", "", "tomcat", jdk, JSP)),
                Stream.of(
                        new Scenario("jakarta", "web", "jetty", RUNNING, JAKARTA),
                        new Scenario("javax", "", "jetty", RUNNING, JAVAX)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moreScenarios")
    @Tag("breadth")
    void moreAnswerAsInTheServer(Scenario scenario) throws IOException, InterruptedException {
        answersAsInTheServer(scenario);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void answersAsInTheServer(Scenario scenario) throws IOException, InterruptedException {
        MavenProject project = MavenProject.sample("wars/" + scenario.sample(), folder.resolve("project"));
        MavenProject.Log log = project.run(
                "package",
                "tinyimage:tar",
                "-Dtinyimage.runtime.jdk=" + scenario.jdk(),
                "-Dtinyimage.war.server=" + scenario.server());
        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();

        Path module = project.folder().resolve(scenario.module());
        try (Podman podman = Podman.create()) {
            String image = podman.load(module.resolve("target/tinyimage/image.tar"));
            answersAsOnTheFullJdk(scenario, podman, image);
        }
    }

    private void answersAsOnTheFullJdk(Scenario scenario, Podman podman, String image)
            throws IOException, InterruptedException {
        try (Container container = podman.run(image, List.of())) {
            container.awaitHttp("/", START);
            assertThat(new Conversation(container.port()).repeat(scenario.conversation()))
                    .as(container.logs())
                    .isEqualTo(scenario.conversation());
            assertThat(container.stop()).as(container.logs()).isEqualTo(143); // 128 + SIGTERM, of the JVM
            assertThat(onFullJdk(scenario, podman, image)).isEqualTo(scenario.conversation());
        }
    }

    /** The very files of the image, and its command, but with all modules. */
    private String onFullJdk(Scenario scenario, Podman podman, String image) throws IOException, InterruptedException {
        podman.podman("cp", podman.podman("create", image).strip() + ":/app", folder.toString());
        String[] entrypoint = new ObjectMapper()
                .readValue(podman.podman("inspect", "--format", "{{json .Config.Entrypoint}}", image), String[].class);
        List<String> arguments = Arrays.stream(entrypoint)
                .skip(1)
                .map(word -> word.replaceAll("(^|:|=)/app/", "$1" + folder + "/app/"))
                .toList();
        try (Server server = Server.start(scenario.jdk(), folder, arguments)) {
            server.awaitHttp("/", START);
            return new Conversation(server.port()).repeat(scenario.conversation());
        }
    }

    @Test
    void aServerThatIsNotThere() throws IOException {
        MavenProject project = MavenProject.sample("wars/javax", folder.resolve("project"));

        MavenProject.Log log = project.run("package", "tinyimage:tar", "-Dtinyimage.war.serverVersion=9.9.9");

        assertThat(log.error())
                .isEqualTo(
                        "cannot get the server org.apache.tomcat.embed:tomcat-embed-core:9.9.9: the repositories do not "
                                + "have all of it. Correct <war><serverVersion> (tinyimage.war.serverVersion), or check the "
                                + "repositories.");
        assertThat(log.exitCode()).isEqualTo(1);
    }

    /** One user, whose browser keeps cookies. */
    private record Conversation(HttpClient browser, int port) {

        Conversation(int port) {
            this(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), port);
        }

        /** Makes the requests of a conversation; the answers are those of now. */
        String repeat(String conversation) throws IOException, InterruptedException {
            StringBuilder answers = new StringBuilder();
            for (String line :
                    conversation.lines().filter(text -> text.contains(" -> ")).toList()) {
                String request = line.substring(0, line.indexOf(" -> "));
                answers.append(request).append(" -> ").append(answer(request));
            }
            return answers.toString();
        }

        private String answer(String request) throws IOException, InterruptedException {
            String[] words = request.split(" ");
            URI uri = URI.create("http://localhost:" + port + words[1]);
            HttpRequest.Builder builder = HttpRequest.newBuilder(uri);
            if (words[0].equals("POST")) {
                builder.header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(UPLOAD));
            }
            if (words.length > 2) {
                HttpResponse<String> first = browser.send(builder.build(), BodyHandlers.ofString());
                builder.header(
                        "If-None-Match", first.headers().firstValue("ETag").orElse("none"));
            }
            return text(browser.send(builder.build(), BodyHandlers.ofString()));
        }

        private static final String UPLOAD = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\""
                + "\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n";

        private static String text(HttpResponse<String> response) {
            if (response.statusCode() != 200) {
                return response.statusCode() + "\n";
            }
            String type = response.headers()
                    .firstValue("Content-Type")
                    .map(value -> value.replaceFirst(";.*", ""))
                    .orElse("untyped");
            String filter = response.headers()
                    .firstValue("X-Filter")
                    .map(value -> ", filter " + value)
                    .orElse("");
            return "200 " + type + filter + "\n" + response.body().strip() + "\n";
        }
    }
}

package dev.tinyimage.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The skopeo program. Images are named with their transport: {@code docker://localhost:5000/example:1},
 * {@code oci:FOLDER}, {@code oci-archive:FILE}, {@code docker-archive:FILE}.
 */
public final class Skopeo {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Optional<Credentials> credentials;

    private Skopeo(Optional<Credentials> credentials) {
        this.credentials = credentials;
    }

    /** For local images and registries without a password. */
    public static Skopeo anonymous() {
        return new Skopeo(Optional.empty());
    }

    /** With whatever the registry wants to see. */
    public static Skopeo of(TestRegistry registry) {
        return new Skopeo(registry.credentials());
    }

    /** The manifest or index as it is stored, byte for byte. */
    public String inspectRaw(String image) {
        return inspect(image, "--raw");
    }

    /** The config of the image. */
    public String inspectConfig(String image) {
        return inspect(image, "--config");
    }

    /** What skopeo makes of the image, as JSON; with any further flags of {@code skopeo inspect}. */
    public String inspect(String image, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("inspect", "--tls-verify=false"));
        arguments.addAll(List.of(flags));
        arguments.addAll(login("--creds", image));
        arguments.add(image);
        return run(arguments);
    }

    /** Copies an image, which makes skopeo check every digest in it; with any further flags of {@code skopeo copy}. */
    public void copy(String from, String to, String... flags) {
        List<String> arguments =
                new ArrayList<>(List.of("copy", "--quiet", "--src-tls-verify=false", "--dest-tls-verify=false"));
        arguments.addAll(List.of(flags));
        arguments.addAll(login("--src-creds", from));
        arguments.addAll(login("--dest-creds", to));
        arguments.addAll(List.of(from, to));
        run(arguments);
    }

    private List<String> login(String flag, String image) {
        return credentials
                .filter(user -> image.startsWith("docker://"))
                .map(user -> List.of(flag, user.colonPair()))
                .orElse(List.of());
    }

    /** With a policy of its own, as a machine without /etc/containers/policy.json refuses everything. */
    private static String run(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(Programs.required("skopeo").toString(), "--insecure-policy"));
        command.addAll(arguments);
        return Execution.of(LIMIT, command).outputOrThrow();
    }
}

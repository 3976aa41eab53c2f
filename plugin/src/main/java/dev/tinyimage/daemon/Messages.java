package dev.tinyimage.daemon;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import java.util.List;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError noEngine(List<Daemon> candidates) {
        List<String> programs = candidates.stream().map(Daemon::program).toList();
        return UserError.cannot(
                "load the image",
                "no engine answers to " + String.join(" info or ", programs) + " info",
                "Start Docker or Podman, or name its program with " + ParameterName.DOCKER_CLIENT_EXECUTABLE);
    }

    static UserError loadFailed(String program, String complaint) {
        return UserError.cannot(
                "load the image with " + program,
                complaint,
                "Mend it, or write the archive with tinyimage:tar and load that");
    }
}

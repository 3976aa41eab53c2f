package dev.tinyimage.check;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.cut.Cut;
import dev.tinyimage.run.Outcome;
import dev.tinyimage.run.Outcome.Exit;
import java.util.List;
import java.util.Optional;

/** Everything this package says to users. */
final class Messages {

    private static final String WRITE_TO_TMP =
            "Let it write below /tmp, which java.io.tmpdir names, or into a volume that is mounted there";

    private Messages() {}

    static String starts(Outcome outcome) {
        return "The image starts in " + outcome.runner() + ": "
                + outcome.reply().orElseThrow().text() + " after " + outcome.millis() + " ms"
                + (outcome.peakMemory() == 0 ? "" : ", peak memory " + Console.megabytes(outcome.peakMemory()))
                + ", exit code " + outcome.exit().code().orElseThrow() + " on SIGTERM";
    }

    static String wholeOutput(Outcome outcome) {
        return "These are the last of " + outcome.output().size() + " lines in " + outcome.log();
    }

    static UserError cannotStart(Outcome outcome, Advice advice) {
        return UserError.cannot("start the image in " + outcome.runner(), advice.cause(), advice.fix());
    }

    static UserError startsNowhere(String reason) {
        return UserError.cannot(
                "compare starts of the image",
                reason,
                "Start Docker or Podman, or compare them on Linux that runs such programs, by qemu-user-static and "
                        + "binfmt_misc if they are for another CPU");
    }

    static UserError cannotStop(Outcome outcome) {
        Exit exit = outcome.exit();
        if (!exit.asked()) {
            return UserError.cannot(
                    "keep the image running in " + outcome.runner(),
                    "after its first answer it ended by itself" + code(exit),
                    "Mend what " + outcome.log() + " shows");
        }
        return UserError.cannot(
                "stop the image in " + outcome.runner(),
                exit.code().isPresent() ? "SIGTERM ended it" + code(exit) : "SIGTERM did not end it in time",
                "Let its shutdown hooks end within 10 s, and the JVM with exit code 0 or 143, before an orchestrator kills "
                        + "it");
    }

    static Advice silent(Outcome outcome) {
        return new Advice(outcome.silence(), afterSilence(outcome));
    }

    private static String afterSilence(Outcome outcome) {
        if (!outcome.exit().asked()) {
            return "Mend what " + outcome.log() + " shows, or give it what it lacks with "
                    + ParameterName.CHECK_ENVIRONMENT + " or " + ParameterName.CHECK_ARGS;
        }
        if (outcome.reply().isPresent()) {
            return "Correct " + ParameterName.CHECK_PATH + " or " + ParameterName.CHECK_STATUS
                    + ", or give it longer with " + ParameterName.CHECK_TIMEOUT;
        }
        return "Let it listen on the port that the environment variable PORT names, name its port with "
                + ParameterName.CONTAINER_PORTS + " or " + ParameterName.CHECK_PORT + ", or give it longer with "
                + ParameterName.CHECK_TIMEOUT;
    }

    static Advice lackingModule(String module, String wanted, CheckedImage about) {
        String fix = about.excluded().contains(module)
                ? "Take " + module + " out of " + ParameterName.RUNTIME_EXCLUDE_MODULES
                : "Add " + module + " to " + ParameterName.RUNTIME_ADD_MODULES;
        return new Advice("the module " + module + " is not in its runtime, and it asks for " + wanted, fix);
    }

    static Advice lackingPart(Cut cut, String wanted) {
        return new Advice(
                cut.module() + " is " + cut.lack() + " in its runtime, and it asks for " + wanted, cut.remedy());
    }

    static Advice lackingLibrary(String library, List<String> needing) {
        return new Advice(
                "the native library " + library + " is not in the image"
                        + (needing.isEmpty() ? "" : ", and needed by " + String.join(" ", needing)),
                baseWith(library));
    }

    static Advice hostLibraries(List<String> libraries) {
        String library = libraries.get(0);
        return new Advice(
                "the native library " + library.substring(library.lastIndexOf('/') + 1)
                        + " is not in the image, and was taken from this machine",
                baseWith(library.substring(library.lastIndexOf('/') + 1)));
    }

    private static String baseWith(String library) {
        return "Name a base that has " + library
                + " with " + ParameterName.FROM_IMAGE + ", such as scratch, which takes "
                + "the runtime's libraries from " + ParameterName.FROM_SYSROOT;
    }

    static Advice unlinked(String library, Optional<String> jar) {
        return new Advice(
                "it asks for the native library " + library + ", "
                        + jar.map(path -> "which is inside " + path + " and is not unpacked")
                                .orElse("and no jar of the image has it"),
                "Add it to the base in " + ParameterName.FROM_IMAGE
                        + ", and name its folder with -Djava.library.path in " + ParameterName.CONTAINER_JVM_FLAGS);
    }

    static Advice badMainClass(String name, String complaint) {
        return new Advice(
                "its main class " + name + " cannot be started: " + complaint,
                "Correct " + ParameterName.CONTAINER_MAIN_CLASS + ", or let what that class needs be packaged");
    }

    static Advice privilegedPort() {
        return new Advice(
                "it may not listen on its port, for it does not run as root",
                "Let it listen on a port above 1023, such as the one that the environment variable PORT names");
    }

    static Advice portInUse() {
        return new Advice(
                "another program of this machine listens on its port",
                "Stop that program, or let the application listen on the port that the environment variable PORT names");
    }

    static Advice notWritable(String path, String complaint) {
        return new Advice("it may not use " + path + " (" + complaint + ")", WRITE_TO_TMP);
    }

    static Advice noSuchFile(String path) {
        return new Advice(
                "it asks for " + path + ", which is not in the image",
                WRITE_TO_TMP + "; what it reads goes in with " + ParameterName.EXTRA_DIRECTORIES.element());
    }

    private static String code(Exit exit) {
        return exit.code().isPresent() ? " with exit code " + exit.code().getAsInt() : "";
    }
}

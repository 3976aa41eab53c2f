package dev.tinyimage.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A failure that the user can mend. Its message is one line: <i>cannot do X: cause. Do Y.</i> */
public class UserError extends RuntimeException {

    /** For the few failures that a caller tells apart from others; all others come from {@link #cannot}. */
    protected UserError(UserError same) {
        this(same.getMessage(), same.getCause());
    }

    private UserError(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure in the one grammar.
     *
     * @param what what could not be done and to what, such as {@code push to localhost:5000/a}
     * @param cause why, in a few words, with the offending value
     * @param fix what to do, naming the parameter; a whole sentence without its full stop
     */
    public static UserError cannot(String what, String cause, String fix) {
        return cannot(what, cause, fix, null);
    }

    /**
     * One of several reasons for one failure.
     *
     * @param cause as in {@link #cannot(String, String, String)}
     * @param fix as there
     */
    public record Problem(String cause, String fix) {}

    /** A failure for which there are several reasons, all told at once; a number before each if there are two or more. */
    public static UserError cannot(String what, List<Problem> problems) {
        if (problems.size() == 1) {
            return cannot(what, problems.get(0).cause(), problems.get(0).fix());
        }
        String numbered = IntStream.range(0, problems.size())
                .mapToObj(i -> (i + 1) + ") " + problems.get(i).cause() + ". "
                        + problems.get(i).fix() + ".")
                .collect(Collectors.joining(" "));
        return new UserError("cannot " + what + ": " + numbered, null);
    }

    /** As {@link #cannot(String, String, String)}, with the exception that led to it for {@code mvn -e}. */
    public static UserError cannot(String what, String cause, String fix, Throwable origin) {
        return new UserError("cannot " + what + ": " + cause + ". " + fix + ".", origin);
    }
}

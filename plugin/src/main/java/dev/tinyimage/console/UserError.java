package dev.tinyimage.console;

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

    /** The same, with the exception that led to it for {@code mvn -e}. */
    public static UserError cannot(String what, String cause, String fix, Throwable origin) {
        return new UserError("cannot " + what + ": " + cause + ". " + fix + ".", origin);
    }
}

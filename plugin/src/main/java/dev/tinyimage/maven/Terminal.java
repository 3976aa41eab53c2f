package dev.tinyimage.maven;

import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.transfer.TransferListener;

/** What Maven's output goes to. */
final class Terminal {

    /** From JDK 22 on there is a console without a terminal, too, which tells: java.io.Console. */
    private static final String TELLS = "isTerminal";

    private Terminal() {}

    /**
     * Whether a line may be written over, as Maven's transfer lines are. Only their listener tells of {@code -ntp} and
     * {@code -l}: then, and with {@code -B}, it is a quiet one, or one that writes into the log.
     */
    static boolean renewsLines(MavenSession session) {
        return session.getRequest().isInteractiveMode()
                && isRenewing(session.getRequest().getTransferListener())
                && isTerminal()
                && !"dumb".equals(System.getenv("TERM"));
    }

    private static boolean isRenewing(TransferListener listener) {
        String name = listener == null ? "" : listener.getClass().getSimpleName();
        return !name.startsWith("Quiet") && !name.startsWith("Slf4j");
    }

    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod(TELLS).invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.Display;
import dev.tinyimage.console.GoalSteps;
import dev.tinyimage.console.LogLines;
import dev.tinyimage.console.Progress;
import dev.tinyimage.console.RenewingLine;
import dev.tinyimage.console.Step;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's own log, and what goes on beside it.
 *
 * @param steps of the goal
 */
record MavenConsole(Log log, GoalSteps steps) implements Console, AutoCloseable {

    /** Of all goals that run side by side in one realm of this plugin. */
    private static final Progress PROGRESS = new Progress();

    /** The console of a goal that begins; where modules are built side by side, each says which it is. */
    static MavenConsole open(Log log, MavenSession session, String module) {
        boolean alone = session.getRequest().getDegreeOfConcurrency() <= 1;
        return new MavenConsole(log, PROGRESS.begin(alone ? "" : module + ": ", () -> display(log, session)));
    }

    private static Display display(Log log, MavenSession session) {
        return log.isInfoEnabled() && Terminal.renewsLines(session)
                ? new RenewingLine(System.out)
                : new LogLines(log::info);
    }

    @Override
    public void info(String line) {
        steps.write(() -> log.info(line));
    }

    @Override
    public void warn(String line) {
        steps.write(() -> log.warn(line));
    }

    @Override
    public void debug(String line) {
        if (log.isDebugEnabled()) {
            steps.write(() -> log.debug(line));
        }
    }

    @Override
    public Step step(String name, long total, Step.Unit unit) {
        return steps.begin(name, total, unit);
    }

    /** Says how long everything has taken. */
    void tellTimes() {
        if (log.isDebugEnabled()) {
            debug(steps.allTimes());
        } else {
            steps.times().ifPresent(this::info);
        }
    }

    @Override
    public void close() {
        steps.close();
    }
}

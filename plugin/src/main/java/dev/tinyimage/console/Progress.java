package dev.tinyimage.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What goes on in this JVM, be it in one goal or in several side by side. Steps that take more than two seconds are shown
 * together in one place. A thread looks after that, from the first step to the end of the last goal.
 */
public final class Progress {

    /** What takes less time is not shown. */
    static final long LONG = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier clock;
    private final Consumer<Runnable> threads;
    private final List<GoalSteps> goals = new ArrayList<>();
    private boolean watched;

    /** None until there is something to show. */
    private Display display;

    /** When a line was shown last, or else the first goal began. */
    private long shown;

    /** Of this JVM. */
    public Progress() {
        this(System::nanoTime, Progress::start);
    }

    /**
     * Of a test.
     *
     * @param clock nanoseconds
     * @param threads starts what is to run beside the goals
     */
    Progress(LongSupplier clock, Consumer<Runnable> threads) {
        this.clock = clock;
        this.threads = threads;
    }

    /** A daemon, so that no JVM waits for it. It knows nothing of the goal's thread, which may live on. */
    static Thread start(Runnable watch) {
        Thread thread = new Thread(null, watch, "tinyimage-progress", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        return thread;
    }

    /**
     * Begins a goal.
     *
     * @param prefix before the name of each of its steps
     * @param display where its steps are shown; where there are several goals, that of the one that began first. To find
     *     out takes time, so it is asked for when there is something to show.
     */
    public synchronized GoalSteps begin(String prefix, Supplier<Display> display) {
        if (goals.isEmpty()) {
            shown = now();
        }
        GoalSteps goal = new GoalSteps(this, prefix, display);
        goals.add(goal);
        return goal;
    }

    synchronized void end(GoalSteps goal) {
        clear();
        goals.remove(goal);
        if (goals.isEmpty()) {
            display = null;
            notifyAll();
        }
    }

    long now() {
        return clock.getAsLong();
    }

    /** Writes something else than progress. */
    synchronized void write(Runnable lines) {
        clear();
        lines.run();
    }

    private void clear() {
        if (display != null) {
            display.clear();
        }
    }

    /** A step is about to begin. */
    synchronized void begins() {
        notifyAll();
        if (!watched) {
            watched = true;
            threads.accept(this::watch);
        }
    }

    /** A step is over. */
    synchronized void over() {
        clear();
    }

    private synchronized void watch() {
        try {
            while (!goals.isEmpty()) {
                long wait = untilDue();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.timedWait(this, wait);
                } else {
                    tick();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watched = false;
        }
    }

    /** Shows what is to be shown now. */
    synchronized void tick() {
        long now = now();
        String line = running().stream()
                .filter(step -> step.took(now) >= LONG)
                .map(step -> step.text(now))
                .collect(Collectors.joining("; "));
        if (line.isEmpty()) {
            return;
        }
        if (display == null) {
            display = goals.get(0).display();
        }
        if (now - shown >= display.period()) {
            shown = now;
            display.show(line);
        }
    }

    /** Nanoseconds; however long where nothing runs, for what begins then is told. */
    private long untilDue() {
        long now = now();
        long wait = Long.MAX_VALUE;
        for (NamedStep step : running()) {
            wait = Math.min(wait, LONG - step.took(now));
        }
        return display == null ? wait : Math.max(wait, display.period() - (now - shown));
    }

    private List<NamedStep> running() {
        List<NamedStep> running = new ArrayList<>();
        for (GoalSteps goal : goals) {
            goal.addRunning(running);
        }
        return running;
    }
}

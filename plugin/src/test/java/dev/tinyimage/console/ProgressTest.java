package dev.tinyimage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.Step.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is seen at which second, by a clock that the test turns. */
class ProgressTest {

    private static final long QUARTER = TimeUnit.MILLISECONDS.toNanos(250);

    private final List<String> seen = new ArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();
    private long now;
    private final Progress progress = new Progress(() -> now, threads::add);

    @Test
    void nothingIsSeenOfShortSteps() {
        GoalSteps goal = log("");

        for (int i = 0; i < 20; i++) {
            try (Step step = goal.begin("Step " + i, 0, Unit.NONE)) {
                until(now + 7 * QUARTER);
            }
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void theLogHasALineEveryTenSeconds() {
        GoalSteps goal = log("");

        try (Step step = goal.begin("Compressing layers", 95_000_000, Unit.BYTES)) {
            second(9);
            step.advance(34_000_000);
            second(15);
            step.advance(50_049_999);
            second(31);
        }
        second(60);

        assertThat(seen)
                .containsExactly(
                        "10 Compressing layers: 34.0 of 95.0 MB, 10 s",
                        "20 Compressing layers: 84.0 of 95.0 MB, 20 s",
                        "30 Compressing layers: 84.0 of 95.0 MB, 30 s");
    }

    @Test
    void aTerminalHasItFromTheSecondSecondOn() {
        GoalSteps goal = terminal();

        try (Step step = goal.begin("Scanning jars", 149, Unit.JARS)) {
            second(1);
            step.advance(34);
            second(2);
            step.advance(1);
            until(now + QUARTER);
        }

        assertThat(seen)
                .containsExactly(
                        "2 Scanning jars: 34 of 149 jars, 2 s", "2 Scanning jars: 35 of 149 jars, 2 s", "2 cleared");
    }

    @Test
    void otherLinesAreWrittenWhereItHasBeenCleared() {
        GoalSteps goal = terminal();

        try (Step step = goal.begin("Linking", 0, Unit.NONE)) {
            second(1);
            goal.write(() -> seen.add("1 a line"));
            second(2);
            goal.write(() -> seen.add("2 another"));
            until(now + QUARTER);
        }

        assertThat(seen)
                .containsExactly("1 a line", "2 Linking: 2 s", "2 cleared", "2 another", "2 Linking: 2 s", "2 cleared");
    }

    @Test
    void whatGoesOnSideBySideIsInOneLine() {
        GoalSteps one = log("web: ");
        GoalSteps other = log("admin: ");

        Step linking = one.begin("Linking", 0, Unit.NONE);
        second(3);
        Step pulling = other.begin("Pulling", 0, Unit.BYTES);
        Step starting = one.begin("Starting the image", 9, Unit.STARTS);
        pulling.advance(1_500_000);
        second(10);
        starting.advance(2);
        linking.close();
        second(19);
        Step young = other.begin("Linking", 0, Unit.NONE);
        second(20);
        List.of(pulling, starting, young).forEach(Step::close);

        assertThat(seen)
                .containsExactly(
                        "10 web: Linking: 10 s; web: Starting the image: 0 of 9 starts, 7 s; admin: Pulling: 1.5 MB, 7 s",
                        "20 web: Starting the image: 2 of 9 starts, 17 s; admin: Pulling: 1.5 MB, 17 s");
    }

    @Test
    void stepsOfOneNameAreOneStep() {
        GoalSteps goal = log("");

        Step first = goal.begin("Pushing", 20_000_000, Unit.BYTES);
        second(4);
        Step second = goal.begin("Pushing", 10_000_000, Unit.BYTES);
        first.advance(20_000_000);
        first.close();
        second(10);
        second.close();
        second(19);
        try (Step third = goal.begin("Pushing", 7_000_000, Unit.BYTES)) {
            third.advance(500_000);
            second(20);
        }

        assertThat(seen).containsExactly("10 Pushing: 20.0 of 30.0 MB, 10 s", "20 Pushing: 20.5 of 37.0 MB, 11 s");
        assertThat(goal.times()).contains("Took 20.0 s: Pushing 11.0 s");
    }

    @Test
    void shortStepsOfOneNameMayBeLongTogether() {
        GoalSteps goal = log("");

        for (int i = 1; i <= 13; i++) {
            try (Step step = goal.begin("Compressing layers", 1_000_000, Unit.BYTES)) {
                until(now + 4 * QUARTER);
                step.advance(1_000_000);
            }
        }

        assertThat(seen).containsExactly("10 Compressing layers: 9.0 of 10.0 MB, 10 s");
    }

    @Test
    void longGoalsTellTheTimeOfAllStepsThatTookAny() {
        GoalSteps goal = log("web: ");

        step(goal, "Scanning jars", 2300);
        step(goal, "Linking", 99);
        step(goal, "Pushing", 100);
        until(now + TimeUnit.MILLISECONDS.toNanos(1));

        assertThat(goal.times()).contains("Took 2.5 s: Scanning jars 2.3 s, Pushing 0.1 s");
        assertThat(goal.allTimes()).isEqualTo("Took 2.500 s: Scanning jars 2.300 s, Linking 0.099 s, Pushing 0.100 s");
    }

    @Test
    void shortGoalsTellItOnRequestOnly() {
        GoalSteps goal = log("");

        step(goal, "Linking", 1999);

        assertThat(goal.times()).isEmpty();
        assertThat(goal.allTimes()).isEqualTo("Took 1.999 s: Linking 1.999 s");
    }

    @Test
    void aStepThatFailsIsSeenNoMore() {
        GoalSteps goal = terminal();

        try (Step step = goal.begin("Linking", 0, Unit.NONE)) {
            second(2);
            throw new IllegalStateException();
        } catch (IllegalStateException e) {
            second(20);
        }

        assertThat(seen).containsExactly("2 Linking: 2 s", "2 cleared");
    }

    @Test
    void goalsWithoutStepsHaveNoThread() {
        log("").close();

        assertThat(threads).isEmpty();
    }

    @Test
    void aThreadIsADaemonAndEndsWithTheLastGoal() throws InterruptedException {
        List<Thread> started = new ArrayList<>();
        Progress real = new Progress(() -> now, watch -> started.add(Progress.start(watch)));
        GoalSteps first = real.begin("", () -> new LogLines(seen::add));
        GoalSteps second = real.begin("", () -> new LogLines(seen::add));

        first.begin("Linking", 0, Unit.NONE).close();
        second.begin("Linking", 0, Unit.NONE).close();
        first.close();

        assertThat(started).singleElement().matches(Thread::isAlive).matches(Thread::isDaemon);
        assertThat(started.get(0).getContextClassLoader()).isNull();
        second.close();
        started.get(0).join();
    }

    private GoalSteps log(String prefix) {
        return progress.begin(prefix, () -> new LogLines(this::see));
    }

    private GoalSteps terminal() {
        return progress.begin("", () -> new Display() {

            private boolean shown;

            @Override
            public long period() {
                return QUARTER;
            }

            @Override
            public void show(String line) {
                shown = true;
                see(line);
            }

            @Override
            public void clear() {
                if (shown) {
                    shown = false;
                    see("cleared");
                }
            }
        });
    }

    private void see(String line) {
        seen.add(TimeUnit.NANOSECONDS.toSeconds(now) + " " + line);
    }

    private void step(GoalSteps goal, String name, long millis) {
        try (Step step = goal.begin(name, 0, Unit.NONE)) {
            now += TimeUnit.MILLISECONDS.toNanos(millis);
        }
    }

    /** As if the thread looked every quarter of a second. */
    private void second(long second) {
        until(TimeUnit.SECONDS.toNanos(second));
    }

    private void until(long end) {
        while (now < end) {
            now += Math.min(QUARTER, end - now);
            progress.tick();
        }
    }
}

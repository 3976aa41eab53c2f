package dev.tinyimage.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.threads.Steps.Later;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepsTest {

    /** More than there are processors: a chain in which each waits for the one before. */
    private static final int MANY = 4 * Runtime.getRuntime().availableProcessors();

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Test
    void stepsMayWaitForEachOther() throws IOException {
        try (Steps steps = new Steps()) {
            CountDownLatch go = new CountDownLatch(1);
            Later<Integer> last = steps.begin(() -> await(go, 0));
            for (int i = 0; i < MANY; i++) {
                Later<Integer> before = last;
                last = steps.begin(() -> before.get() + 1);
            }
            go.countDown();

            assertThat(last.get()).isEqualTo(MANY);
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IOException("broken"), new IllegalStateException("broken"), new NoClassDefFoundError("broken"));
    }

    @ParameterizedTest(name = "whoever waits for a step gets its failure as it is: {0}")
    @MethodSource("failures")
    void failed(Throwable failure) {
        try (Steps steps = new Steps()) {
            Later<String> broken = steps.begin(() -> {
                throw failed(failure, IOException.class);
            });

            assertThatThrownBy(broken::get).isSameAs(failure);
        }
    }

    @Test
    void aFailureThatNobodyWaitsForHurtsNobody() throws IOException {
        try (Steps steps = new Steps()) {
            steps.begin(() -> {
                throw new IOException("broken");
            });

            assertThat(steps.begin(() -> "whole").get()).isEqualTo("whole");
        }
    }

    @Test
    void nothingGoesOnBehindABuildThatHasEnded() {
        CountDownLatch begun = new CountDownLatch(2);
        assertThatThrownBy(() -> {
                    try (Steps steps = new Steps()) {
                        Later<Integer> never = steps.begin(() -> {
                            begun.countDown();
                            return await(new CountDownLatch(1), 0);
                        });
                        steps.begin(() -> {
                            begun.countDown();
                            return never.get();
                        });
                        await(begun, 0);
                        throw new IOException("broken");
                    } finally {
                        said.add("closed");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("broken");

        assertThat(said).containsExactly("ended", "closed");
    }

    private int await(CountDownLatch latch, int result) {
        try {
            latch.await();
            return result;
        } catch (InterruptedException e) {
            said.add("ended");
            throw new IllegalStateException(e);
        }
    }

    /** Throws whatever it is; the type is that of the ones that are declared. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E failed(Throwable failure, Class<E> declared) throws E {
        throw (E) failure;
    }
}

package dev.tinyimage.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.threads.SideBySide.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Test
    void resultsAreInTheOrderOfTheWorks() throws IOException {
        CountDownLatch second = new CountDownLatch(PROCESSORS > 1 ? 1 : 0);
        Work<String> waits = () -> {
            await(second);
            return "first";
        };
        Work<String> releases = () -> {
            second.countDown();
            return "second";
        };

        assertThat(SideBySide.all(List.of(waits, releases))).containsExactly("first", "second");
    }

    @Test
    void callsShareTheProcessors() throws Exception {
        AtomicInteger now = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Work<Integer> work = () -> {
            seen.add(now.incrementAndGet());
            Thread.onSpinWait();
            return now.decrementAndGet();
        };
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            callers.add(new Thread(() -> all(Collections.nCopies(20, work))));
            callers.get(i).start();
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(seen).hasSize(60).allMatch(count -> count <= PROCESSORS);
    }

    @Test
    void theFirstFailureEndsAllAndWhatHasBegunIsWaitedFor() {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        List<Work<String>> works = new ArrayList<>();
        works.add(() -> {
            throw new IOException("broken");
        });
        for (int i = 0; i < PROCESSORS; i++) {
            works.add(() -> {
                said.add("begun");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    said.add("ended");
                }
                return "";
            });
        }

        assertThatThrownBy(() -> SideBySide.all(works))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
        assertThat(said.stream().filter("begun"::equals).count())
                .isEqualTo(said.stream().filter("ended"::equals).count());
    }

    private static void all(List<Work<Integer>> works) {
        try {
            SideBySide.all(works);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

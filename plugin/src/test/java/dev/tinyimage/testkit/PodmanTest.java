package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PodmanTest {

    private static final String PROC = "proc /proc proc rw,nosuid 0 0";
    private static final String ONE = "cgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0";
    private static final String TWO = "cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0";

    @Test
    void findsVersionTwoOfTheControlGroupsOnlyBesideVersionOne() {
        assertThat(Podman.versionTwoBesideOne(List.of(PROC, ONE, TWO))).hasValue("/sys/fs/cgroup/unified");
        assertThat(Podman.versionTwoBesideOne(List.of(PROC, TWO))).isEmpty();
        assertThat(Podman.versionTwoBesideOne(List.of(PROC, ONE))).isEmpty();
    }

    @Test
    void readsLimits() {
        List<String> limits = List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max processes             unlimited            unlimited            processes ",
                "Max open files            1024                 20000                files     ");
        assertThat(Podman.hardLimit(limits, "Max open files")).isEqualTo(20000);
        assertThat(Podman.hardLimit(limits, "Max processes")).isEqualTo(Long.MAX_VALUE);
    }
}

package dev.tinyimage.base;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Decisions about bases, for tests that do not care about most of them. */
public final class TestBase {

    private TestBase() {}

    /** What the user gets who names a base and nothing else. */
    public static BaseOptions named(String image) {
        return options(image, Path.of("/"));
    }

    static BaseOptions scratch(Path sysroot) {
        return options("scratch", sysroot);
    }

    private static BaseOptions options(String image, Path sysroot) {
        return new BaseOptions(
                Optional.of(image), sysroot, BaseOptions.Fonts.AUTO, false, Set.of(), false, false, false);
    }
}

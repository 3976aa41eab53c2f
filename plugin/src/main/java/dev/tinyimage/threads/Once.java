package dev.tinyimage.threads;

import java.util.function.Supplier;

/** What is found out when it is first asked for, and then no more. */
public final class Once<T> implements Supplier<T> {

    private final Supplier<T> finder;
    private T found;

    private Once(Supplier<T> finder) {
        this.finder = finder;
    }

    /**
     * Something to be found.
     *
     * @param finder gives no null
     */
    public static <T> Once<T> of(Supplier<T> finder) {
        return new Once<>(finder);
    }

    @Override
    public synchronized T get() {
        if (found == null) {
            found = finder.get();
        }
        return found;
    }
}

package dev.tinyimage.console;

/** Something that takes time, from when a console begins it until it is closed, be it done or failed. Any thread may tell how far it is. */
public interface Step extends AutoCloseable {

    /** Of consoles that show nothing of it. */
    Step UNSEEN = new Step() {

        @Override
        public void advance(long count) {
            // nobody looks
        }

        @Override
        public void close() {
            // nobody looks
        }
    };

    /** What a step is counted in. */
    enum Unit {
        /** A program that runs does not say how far it is. */
        NONE,
        BYTES,
        JARS,
        STARTS
    }

    /** So many more are done. */
    void advance(long count);

    @Override
    void close();
}

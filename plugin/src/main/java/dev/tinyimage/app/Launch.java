package dev.tinyimage.app;

import java.util.List;

/** What the {@code java} launcher is told to start. */
public sealed interface Launch {

    /** Said to the user. */
    String text();

    /**
     * A class on a class path.
     *
     * @param classPath in class-path order
     * @param mainClass its binary name
     */
    record MainClass(List<Jar> classPath, String mainClass) implements Launch {

        public MainClass {
            classPath = List.copyOf(classPath);
        }

        @Override
        public String text() {
            return mainClass;
        }
    }

    /** A jar with {@code -jar}; where its libraries are is its own affair. */
    record ExecutableJar(Jar jar) implements Launch {

        @Override
        public String text() {
            return jar.fileName();
        }
    }
}

package dev.tinyimage.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of this machine.
 *
 * @param process what was started
 * @param begin when
 * @param enclosed whether the application is its child rather than itself
 */
record LocalProcess(Process process, long begin, boolean enclosed) implements Running {

    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    static LocalProcess start(List<String> command, Map<String, String> environment, Path log, boolean enclosed)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new LocalProcess(builder.start(), System.nanoTime(), enclosed);
    }

    @Override
    public long applicationId() {
        return application().map(ProcessHandle::pid).orElse(0L);
    }

    @Override
    public void terminate() {
        application().ifPresent(ProcessHandle::destroy);
    }

    @Override
    public List<String> hostLibraries() throws IOException {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        application().ifPresent(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Optional<ProcessHandle> application() {
        return enclosed ? process.children().findFirst() : Optional.of(process.toHandle());
    }
}

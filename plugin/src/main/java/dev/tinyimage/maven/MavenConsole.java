package dev.tinyimage.maven;

import dev.tinyimage.console.Console;
import org.apache.maven.plugin.logging.Log;

/** Maven's own log. */
record MavenConsole(Log log) implements Console {

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }
}

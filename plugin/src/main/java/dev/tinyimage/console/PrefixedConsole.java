package dev.tinyimage.console;

/**
 * The same with a word before each line: what several builds at once say is told apart by it.
 *
 * @param prefix such as {@code linux/arm64: }
 */
public record PrefixedConsole(Console console, String prefix) implements Console {

    @Override
    public void info(String line) {
        console.info(prefix + line);
    }

    @Override
    public void warn(String line) {
        console.warn(prefix + line);
    }

    @Override
    public void debug(String line) {
        console.debug(prefix + line);
    }

    @Override
    public Step step(String name, long total, Step.Unit unit) {
        return console.step(prefix + name, total, unit);
    }
}

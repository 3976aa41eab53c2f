package dev.tinyimage.corpus.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** What every app of the corpus is asked besides its own requests: things that fail without modules nobody names. */
public final class Probe {

    private Probe() {}

    /** For {@code /probe/tls}: the answer of a server on this machine that has an elliptic-curve certificate. */
    public static String tls() {
        try (InputStream in =
                URI.create(System.getenv("PROBE_TLS")).toURL().openConnection().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("no answer over TLS", e);
        }
    }

    /** For {@code /probe/date}: in a language that java.base does not speak. */
    public static String date() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(Locale.GERMANY)
                .format(LocalDate.of(2026, 3, 1));
    }

    /** For {@code /probe/error}: to be logged, with its stack trace, by the app's own logger. */
    public static IllegalStateException error() {
        return new IllegalStateException("planned failure");
    }
}

package dev.tinyimage.maven;

import dev.tinyimage.console.ParameterName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as users write them: kB, MB and GB are powers of 1000, KiB, MiB and GiB of 1024 (IEC 80000-13). */
final class Sizes {

    private static final Pattern SIZE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMG]?)(I?)B?", Pattern.CASE_INSENSITIVE);
    private static final List<String> PREFIXES = List.of("", "K", "M", "G");

    private Sizes() {}

    static long bytes(ParameterName parameter, String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches() || size.group(2).isEmpty() && !size.group(3).isEmpty()) {
            throw Messages.badValue(parameter, text, "a size such as 20MB or 18.5 MiB");
        }
        int base = size.group(3).isEmpty() ? 1000 : 1024;
        int power = PREFIXES.indexOf(size.group(2).toUpperCase(Locale.ROOT));
        return new BigDecimal(size.group(1))
                .multiply(BigDecimal.valueOf(base).pow(power))
                .longValue();
    }
}

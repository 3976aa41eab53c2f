package dev.tinyimage.modules;

import java.util.List;
import java.util.Locale;

/**
 * A line of {@code providers.txt}: a module of the JDK that provides a service of the JDK, and when that counts.
 *
 * @param service the service's type
 * @param module the providing module
 * @param when when the module is taken
 * @param companion with {@link Taken#WITH}, the module it goes with
 * @param reason why
 */
record Provider(String service, String module, Taken when, String companion, String reason) {

    /** When a provider is taken. */
    enum Taken {
        /** As soon as a module of the plan uses the service. */
        ALWAYS,
        /** Only on evidence of its own: a rule, byte code or the user. */
        EVIDENCE,
        /** With another module. */
        WITH,
        /** Serves tools and desktops only; evidence of its own still counts. */
        NEVER
    }

    static List<Provider> all() {
        return Table.read(Provider.class, "providers.txt", 4).stream()
                .map(Provider::of)
                .toList();
    }

    private static Provider of(List<String> fields) {
        String[] when = fields.get(2).split(" ");
        return new Provider(
                fields.get(0),
                fields.get(1),
                Taken.valueOf(when[0].toUpperCase(Locale.ROOT)),
                when.length == 1 ? "" : when[1],
                fields.get(3));
    }
}

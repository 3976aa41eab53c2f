package dev.tinyimage.modules;

import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Place;
import java.util.List;
import java.util.Locale;

/**
 * A line of {@code optional.txt}: classes of a well-known library whose use of a module does not count.
 *
 * @param users beginning of the names of those classes
 * @param module the module they use
 * @param when in which case
 * @param marker a class of the library without which it is too old for the line; empty for any release
 * @param reason why their use does not count
 */
record OptionalUse(String users, String module, When when, String marker, String reason) {

    /** When the use of a module does not count. */
    enum When {
        /** Where no other class refers to the classes, so that nothing loads them. */
        UNUSED,
        /** Always: the library itself looks whether the module is there, or uses it only where it is configured to. */
        GUARDED
    }

    static List<OptionalUse> all() {
        return Table.read(OptionalUse.class, "optional.txt", 4).stream()
                .map(OptionalUse::of)
                .toList();
    }

    private static OptionalUse of(List<String> fields) {
        String[] when = fields.get(2).split(" since ");
        return new OptionalUse(
                fields.get(0),
                fields.get(1),
                When.valueOf(when[0].toUpperCase(Locale.ROOT)),
                when.length == 1 ? "" : when[1],
                fields.get(3));
    }

    /** Whether the line holds for an application. */
    boolean holds(ClassPath classPath) {
        return switch (when) {
            case UNUSED -> !classPath.names(MentionKind.PART).contains(users);
            case GUARDED -> marker.isEmpty() || classPath.isPlace(MentionKind.CLASS, marker);
        };
    }

    /** The line that a class falls under; null for none, since this is asked of every use of the JDK there is. */
    static OptionalUse of(Place user, List<OptionalUse> uses) {
        if (user.isNested()) {
            return null;
        }
        for (OptionalUse use : uses) {
            if (user.name().startsWith(use.users())) {
                return use;
            }
        }
        return null;
    }
}

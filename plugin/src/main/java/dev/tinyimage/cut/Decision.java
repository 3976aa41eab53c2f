package dev.tinyimage.cut;

import java.util.List;

/**
 * How much of a part of the JDK a runtime has.
 *
 * @param cut the part's name
 * @param module the module that it is of
 * @param extent how much, and why no less
 * @param smaller less that it could be, the most first, and what stands against each
 */
public record Decision(String cut, String module, Extent extent, List<Extent> smaller) {

    public Decision {
        smaller = List.copyOf(smaller);
    }

    /** One line in the user's terms. */
    public String text() {
        return module + " is " + extent.text() + (extent.reason().isEmpty() ? "" : ", " + extent.reason());
    }

    /** Whether there is more to tell of it than that nothing needs it. */
    public boolean isNotable() {
        return !extent.reason().isEmpty() || !extent.removal().notes().isEmpty();
    }
}

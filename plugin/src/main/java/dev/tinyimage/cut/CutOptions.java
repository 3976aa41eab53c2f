package dev.tinyimage.cut;

import dev.tinyimage.cut.desktop.DesktopLevel;
import java.util.Optional;

/**
 * What the user decides about parts of the JDK.
 *
 * @param desktop how much of java.desktop there is; the least at which nothing is missing if empty
 * @param xslt whether java.xml has its compiler of style sheets; as the application needs it if empty
 */
public record CutOptions(Optional<DesktopLevel> desktop, Optional<Boolean> xslt) {

    /** Nothing asked for. */
    public static final CutOptions NONE = new CutOptions(Optional.empty(), Optional.empty());
}

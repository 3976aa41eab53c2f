package dev.tinyimage.modules;

import java.util.Optional;
import java.util.Set;

/**
 * Whether an application draws text, for which java.desktop wants fonts: nothing in its libraries says so, since they
 * are opened by name, and much else that uses java.desktop (beans, images) does without.
 */
public final class TextDrawing {

    private static final String DESKTOP = "java.desktop";

    /** Classes that are of no use without fonts, and the methods that draw text without naming any of these. */
    private static final Set<String> NAMES = Set.of(
            "java.awt.Font", "java.awt.FontMetrics", "java.awt.Graphics.drawString", "java.awt.Graphics2D.drawString");

    /** The layout of text. */
    private static final String LAYOUT = "java.awt.font.";

    private TextDrawing() {}

    /** What in an application draws text, in the user's terms; byte code alone counts. */
    public static Optional<String> evidence(ModulePlan plan) {
        return plan.find(DESKTOP).stream()
                .flatMap(module -> module.evidence().stream())
                .filter(evidence -> evidence.kind() == Evidence.Kind.BYTE_CODE || evidence.kind() == Evidence.Kind.RULE)
                .filter(evidence -> draws(evidence.name()))
                .map(Evidence::text)
                .findFirst();
    }

    private static boolean draws(String name) {
        return NAMES.contains(name) || name.startsWith(LAYOUT);
    }
}

package dev.tinyimage.modules;

import java.util.Optional;
import java.util.Set;

/**
 * Whether an application draws text, for which java.desktop wants fonts: nothing in its libraries says so, since they
 * are opened by name, and much else that uses java.desktop (beans, images) does without.
 */
public final class TextDrawing {

    private static final String DESKTOP = "java.desktop";

    /** What rules call it. */
    private static final String PART = "text";

    /** Classes that are of no use without fonts; the methods that draw text without naming one are in the table of rules. */
    private static final Set<String> CLASSES = Set.of("java.awt.Font", "java.awt.FontMetrics");

    /** The layout of text. */
    private static final String LAYOUT = "java.awt.font.";

    private TextDrawing() {}

    /** What in an application draws text, in the user's terms; byte code alone counts. */
    public static Optional<String> evidence(ModulePlan plan) {
        return plan.evidence(DESKTOP)
                .filter(TextDrawing::draws)
                .map(Evidence::text)
                .findFirst();
    }

    private static boolean draws(Evidence evidence) {
        return evidence.part().equals(PART)
                || evidence.kind() == EvidenceKind.BYTE_CODE
                        && (CLASSES.contains(evidence.name()) || evidence.name().startsWith(LAYOUT));
    }
}

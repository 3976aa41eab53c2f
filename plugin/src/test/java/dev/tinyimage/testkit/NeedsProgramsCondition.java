package dev.tinyimage.testkit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsPrograms}. */
final class NeedsProgramsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsPrograms.class)
                .map(needs -> decide(needs.value(), "required".equals(System.getenv("TINYIMAGE_E2E"))))
                .orElseGet(() -> enabled("no programs needed"));
    }

    static ConditionEvaluationResult decide(String[] programs, boolean required) {
        List<String> missing = Stream.of(programs)
                .filter(name -> Programs.onPath(name).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return enabled("all programs are here");
        }
        String reason = "not on the PATH: " + String.join(", ", missing) + " (Debian: apt-get install "
                + String.join(" ", missing.stream().map(Programs::debianPackage).toList()) + ")";
        if (required) {
            throw new IllegalStateException("TINYIMAGE_E2E=required, but " + reason);
        }
        return disabled(reason);
    }
}

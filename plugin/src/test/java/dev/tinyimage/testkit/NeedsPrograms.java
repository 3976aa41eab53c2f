package dev.tinyimage.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips the test where one of the programs is not on the PATH. With {@code TINYIMAGE_E2E=required} in the environment,
 * as on the build server, the test fails instead, so that it cannot be skipped unseen.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsProgramsCondition.class)
public @interface NeedsPrograms {

    String[] value();
}

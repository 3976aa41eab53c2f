package dev.tinyimage.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmDefaultsTest {

    @Test
    void serversHoldTheCompilersBack() {
        assertThat(JvmDefaults.STANDARD.text())
                .isEqualTo("-XX:MaxRAMPercentage=70 -XX:+UseCompressedOops -XX:+ExitOnOutOfMemoryError "
                        + "-XX:C1MaxInlineLevel=1 -XX:C1MaxInlineSize=12 "
                        + "-XX:Tier4InvocationThreshold=25000 -XX:Tier4MinInvocationThreshold=3000 "
                        + "-XX:Tier4CompileThreshold=75000 -XX:Tier4BackEdgeThreshold=200000");
    }

    @Test
    void shortLivedInstancesHaveTheFirstCompilerAlone() {
        assertThat(JvmDefaults.SERVERLESS.text())
                .isEqualTo("-XX:MaxRAMPercentage=70 -XX:+UseCompressedOops -XX:+ExitOnOutOfMemoryError "
                        + "-XX:TieredStopAtLevel=1");
    }
}

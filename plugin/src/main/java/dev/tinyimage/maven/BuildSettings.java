package dev.tinyimage.maven;

import dev.tinyimage.maven.config.RegistryMirror;
import java.util.List;

/** Parameters of the topmost level that goals have which build. */
final class BuildSettings {

    String checkBeforePush;
    List<RegistryMirror> registryMirrors;

    BuildSettings(String checkBeforePush, List<RegistryMirror> registryMirrors) {
        this.checkBeforePush = checkBeforePush;
        this.registryMirrors = registryMirrors;
    }
}

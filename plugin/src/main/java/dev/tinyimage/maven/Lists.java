package dev.tinyimage.maven;

import dev.tinyimage.maven.config.RegistryMirror;
import java.util.List;

/** Parameters of the topmost level that are lists. */
final class Lists {

    List<RegistryMirror> registryMirrors;

    Lists(List<RegistryMirror> registryMirrors) {
        this.registryMirrors = registryMirrors;
    }
}

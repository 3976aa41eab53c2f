package dev.tinyimage.run;

import dev.tinyimage.image.Platform;
import java.util.List;
import java.util.stream.Stream;

/**
 * How this machine reaches containers.
 *
 * @param shared whether they can have its own network; engines of other systems than Linux are in a virtual machine
 */
record EngineNetwork(boolean shared) {

    static EngineNetwork of(Platform machine) {
        return new EngineNetwork(machine.isLinux());
    }

    /** Options of a new container, which is to be reached on some ports, or is to reach nothing. */
    List<String> flags(List<Integer> ports) {
        if (ports.isEmpty()) {
            return List.of("--network", "none");
        }
        if (shared) {
            return List.of("--network", "host");
        }
        return ports.stream()
                .flatMap(port -> Stream.of("--publish", "127.0.0.1:" + port + ":" + port))
                .toList();
    }
}

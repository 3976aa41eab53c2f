package dev.tinyimage;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.registry.Registry;
import java.io.IOException;
import java.util.List;

/** Finds what the image of each platform is made of. */
final class TargetFinder {

    private final BuildRequest request;
    private final Registry registry;
    private final Cache cache;
    private final Console console;

    /**
     * A finder.
     *
     * @param registry where images with JDKs are pulled from
     * @param cache keeps what was pulled
     */
    TargetFinder(BuildRequest request, Registry registry, Cache cache, Console console) {
        this.request = request;
        this.registry = registry;
        this.cache = cache;
        this.console = console;
    }

    /**
     * Finds it.
     *
     * @return one for each platform, in the order in which they are asked for
     * @throws dev.tinyimage.console.UserError if there is no JDK for one of them, or none here that can link it
     */
    List<Target> find() throws IOException {
        HostJdk host = request.jdks().host();
        LinkSource source = LinkSource.of(host);
        return List.of(new Target(source.platform(), host, source, request.base()));
    }
}

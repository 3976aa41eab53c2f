package dev.tinyimage.app.war;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a WAR asks of a server.
 *
 * @param api the generation of the Servlet API that it is written for
 * @param features what it uses beyond servlets
 */
record WarContents(ServletApi api, Set<Feature> features) {

    /** A part of Jakarta EE that servers have as a jar of its own. */
    enum Feature {
        PAGES,
        EXPRESSIONS,
        WEB_SOCKET
    }

    /** Of web.xml from Servlet 5 on; before, there were several, and none in Servlet 2.3. */
    private static final String NEW_NAMESPACE = "https://jakarta.ee/xml/ns/jakartaee";

    /**
     * Reads an exploded WAR. Its own classes say best what it is written for, then web.xml; libraries often know both
     * generations.
     */
    static WarContents read(ExplodedWar war) {
        ServletMentions own = ServletMentions.of(List.of(war.classes()));
        ServletMentions libraries = ServletMentions.of(
                war.libraries().stream().map(war.folder()::resolve).toList());
        ServletApi api =
                own.api().or(() -> descriptor(war.folder())).or(libraries::api).orElse(ServletApi.JAKARTA);
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (war.hasPages()) {
            features.add(Feature.PAGES);
        }
        if (own.has(api, "el") || libraries.has(api, "el")) {
            features.add(Feature.EXPRESSIONS);
        }
        if (own.has(api, "websocket") || libraries.has(api, "websocket")) {
            features.add(Feature.WEB_SOCKET);
        }
        return new WarContents(api, features);
    }

    private static Optional<ServletApi> descriptor(Path war) {
        Path descriptor = war.resolve("WEB-INF/web.xml");
        try {
            return Files.isRegularFile(descriptor)
                    ? Optional.of(
                            Files.readString(descriptor).contains(NEW_NAMESPACE)
                                    ? ServletApi.JAKARTA
                                    : ServletApi.JAVAX)
                    : Optional.empty();
        } catch (IOException e) {
            throw Messages.unreadable(descriptor, e);
        }
    }
}

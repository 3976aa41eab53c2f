package dev.tinyimage;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.base.JarNatives;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.OwnCode;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.modules.ModulePlanner;
import dev.tinyimage.recipe.Facts;
import dev.tinyimage.recipe.Recipe;
import dev.tinyimage.registry.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds what an image is made of before any of it is made. */
final class RecipeFinder {

    private final BuildRequest request;
    private final Cache cache;
    private final Console console;

    RecipeFinder(BuildRequest request, Cache cache, Console console) {
        this.request = request;
        this.cache = cache;
        this.console = console;
    }

    /**
     * The recipe of an image. None where native files of the application's own decide what goes in with them.
     *
     * @param bases those that may be chosen, by digest
     */
    Optional<Recipe> find(Application app, Target target, List<Reference> bases) throws IOException {
        List<Path> own = Recipe.ownCode(app).stream().map(Jar::file).toList();
        if (!JarNatives.of(own, cache).isEmpty()) {
            return Optional.empty();
        }
        String jdk = target.jdk().content(cache);
        Facts facts = new Facts(cache)
                .reading(app.jars().stream().map(Jar::file).toList())
                .add("plugin", OwnCode.identity())
                .add("platform", target.platform())
                .add("tools", target.host().release().version())
                .add("jdk", jdk)
                .add("its platform", target.jdk().platform())
                .add("base is called", request.base().image())
                .add("bases", bases.stream().map(Reference::toString).toList())
                .add("project", request.project().coordinates())
                .add("modules", request.modules())
                .add("runtime", request.runtime())
                .add("certificates are called", namesOfCertificates())
                .add("archive", request.archive().kind())
                .add("training", training())
                .add("fonts", request.base().fonts())
                .add("display", request.base().display())
                .add("may lack", request.base().mayLack())
                .add("foreign natives", request.dropForeignNatives())
                .add("container", request.container())
                .add("packing", request.packing())
                .add("extra files", request.extraFiles())
                .add("own code", mentions(app, target, jdk));
        Recipe.add(app, facts);
        return Optional.of(Recipe.of(facts));
    }

    /** Where an archive is made, and how long is waited for it, is no part of it. */
    private Optional<String> training() {
        return request.archive().training().map(training -> training.text() + "\n" + training.profiles());
    }

    /** By which they are called in the trust store. */
    private List<String> namesOfCertificates() {
        return request.runtime().certificates().stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private String mentions(Application app, Target target, String jdk) throws IOException {
        List<Jar> own = Recipe.ownCode(app);
        Facts key = new Facts(cache)
                .add("plugin", OwnCode.identity())
                .add("jdk", jdk)
                .add("paths", own.stream().map(Jar::path).toList())
                .add("jars", own.stream().map(Jar::file).toList());
        return cache.text(
                "own-code",
                DigestStream.hex(key.text()),
                () -> DigestStream.hex(new ModulePlanner(target.host(), target.jdk(), cache, console).mentions(own)));
    }
}

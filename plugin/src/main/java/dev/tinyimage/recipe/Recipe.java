package dev.tinyimage.recipe;

import dev.tinyimage.app.AppFile;
import dev.tinyimage.app.Application;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.image.DigestStream;
import java.util.List;

/**
 * All that an image for one platform depends on, but for the bytes of the application's own code, of which counts what it
 * mentions. So two images of one recipe differ in the layer of that code alone.
 *
 * @param key the same wherever and whenever the same image would be made
 */
public record Recipe(String key) {

    /** Adds those of an application. */
    public static void add(Application app, Facts facts) {
        facts.add("kind", app.kind()).add("start", app.start()).add("one train", app.oneTrain());
        for (Jar jar : app.jars()) {
            facts.add("jar", jar.path()).add("role", jar.role());
            jar.dependency().ifPresent(dependency -> facts.add("is", dependency.coordinates()));
            if (!isOwnCode(jar.role())) {
                facts.add("has", jar.file());
            }
        }
        for (AppFile file : app.files()) {
            if (!isOwnCode(file.role())) {
                facts.add("file", file);
            }
        }
        for (Dependency dependency : app.inside()) {
            facts.add("inside", dependency.coordinates()).add("has", dependency.file());
        }
    }

    /** What is written into the layer that may differ, or only read. */
    static boolean isOwnCode(Jar.Role role) {
        return role == Jar.Role.OWN || role == Jar.Role.EXPLODED;
    }

    /** The jars of which only counts what they mention. */
    public static List<Jar> ownCode(Application app) {
        return app.jars().stream().filter(jar -> isOwnCode(jar.role())).toList();
    }

    /** The recipe with these facts. */
    public static Recipe of(Facts facts) {
        return new Recipe(DigestStream.hex(facts.text()));
    }
}

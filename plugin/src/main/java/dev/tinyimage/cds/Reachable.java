package dev.tinyimage.cds;

import dev.tinyimage.classfile.ClassConstants;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Classes that an application can load, found without running it: from its main class and what frameworks register, along
 * what class files name. A class that is found but never loaded only takes room; one that is not found is loaded from its
 * jar as ever.
 */
final class Reachable {

    private final AppClasses app;
    private final RuntimeClasses runtime;
    private final Map<String, ClassConstants> found = new LinkedHashMap<>();
    private final Set<String> ofRuntime = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Deque<String> ahead = new ArrayDeque<>();

    private Reachable(AppClasses app, RuntimeClasses runtime) {
        this.app = app;
        this.runtime = runtime;
    }

    /** @param mainClass with slashes; all of its package and below counts as found, for frameworks scan that */
    static Reachable from(String mainClass, AppClasses app, RuntimeClasses runtime) {
        Reachable reachable = new Reachable(app, runtime);
        reachable.ahead.add(mainClass);
        String ownPackage = mainClass.substring(0, mainClass.lastIndexOf('/') + 1);
        if (!ownPackage.isEmpty()) {
            app.names().stream().filter(name -> name.startsWith(ownPackage)).forEach(reachable.ahead::add);
        }
        reachable.ahead.addAll(app.registered());
        reachable.walk();
        return reachable;
    }

    /** Those of the application, with what they name. */
    Map<String, ClassConstants> found() {
        return found;
    }

    /** Those of the JDK that the application's classes name themselves, with the parents of these. */
    Set<String> ofRuntime() {
        return ofRuntime;
    }

    private void walk() {
        while (!ahead.isEmpty()) {
            String name = ahead.poll();
            if (asked.add(name)) {
                ahead.addAll(app.providers(name));
                if (app.has(name)) {
                    app.find(name).ifPresent(this::add);
                } else {
                    addOfRuntime(name);
                }
            }
        }
    }

    private void add(ClassConstants links) {
        found.put(links.name(), links);
        ahead.addAll(links.parents());
        ahead.addAll(links.classes());
        links.described().stream().filter(app::has).forEach(ahead::add); // annotations' values are how Spring imports
        links.strings().stream()
                .filter(text -> text.indexOf('.') > 0)
                .map(text -> text.replace('.', '/'))
                .filter(app::has)
                .forEach(ahead::add);
    }

    private void addOfRuntime(String name) {
        if (runtime.has(name) && ofRuntime.add(name)) {
            runtime.find(name).orElseThrow().parents().forEach(this::addOfRuntime);
        }
    }
}

package dev.tinyimage.cut.desktop;

import dev.tinyimage.classfile.ClassLinks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What can be reached from some classes.
 *
 * @param running classes whose code may run, each with the class that calls it; the first ones with themselves
 * @param present classes that only have to be there, so that those which run can be loaded, compare with them, and show
 *     their methods by reflection; what these refer to may be missing
 */
record Reach(Map<String, String> running, Set<String> present) {

    /**
     * Follows all references of the classes that run: each may lead into code, but one in a signature alone does not.
     *
     * @param isCut whether nothing goes from one class to another that it refers to
     */
    static Reach of(Collection<String> roots, DesktopClasses classes, BiPredicate<String, String> isCut) {
        Map<String, String> running = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (String root : roots) {
            running.put(root, root);
            open.add(root);
        }
        while (!open.isEmpty()) {
            String caller = open.remove();
            ClassLinks links = classes.links(caller);
            named.addAll(links.described());
            for (String called : called(links, classes)) {
                if (isCut.test(caller, called)) {
                    named.add(called);
                } else if (running.putIfAbsent(called, caller) == null) {
                    open.add(called);
                }
            }
        }
        return new Reach(running, present(named, running.keySet(), classes));
    }

    /** The same with more classes that have to be there. */
    Reach with(Collection<String> named, DesktopClasses classes) {
        Set<String> all = new HashSet<>(present);
        all.addAll(present(named, running.keySet(), classes));
        return new Reach(running, all);
    }

    /** The way to a class that runs, from where it starts. */
    List<String> way(String className) {
        List<String> way = new ArrayList<>(List.of(className));
        while (!running.get(way.get(0)).equals(way.get(0))) {
            way.add(0, running.get(way.get(0)));
        }
        return way;
    }

    boolean has(String className) {
        return running.containsKey(className) || present.contains(className);
    }

    private static List<String> called(ClassLinks links, DesktopClasses classes) {
        List<String> called = new ArrayList<>(links.parents());
        called.addAll(links.used());
        called.addAll(links.strings());
        called.removeIf(name -> !classes.has(name));
        return called;
    }

    /** A class needs its parents to be loaded, and the class around it to be told what it may touch (JEP 181). */
    private static Set<String> present(Collection<String> named, Set<String> running, DesktopClasses classes) {
        Set<String> present = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(named);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (classes.has(name) && !running.contains(name) && present.add(name)) {
                open.addAll(classes.links(name).parents());
                int inner = name.indexOf('$');
                if (inner > 0) {
                    open.add(name.substring(0, inner));
                }
            }
        }
        return present;
    }
}

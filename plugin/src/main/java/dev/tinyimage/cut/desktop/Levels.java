package dev.tinyimage.cut.desktop;

import dev.tinyimage.cut.Note;
import dev.tinyimage.cut.Removal;
import dev.tinyimage.cut.desktop.DesktopRule.What;
import dev.tinyimage.cut.desktop.Fit.Obstacle;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The levels of java.desktop for one application. */
record Levels(LinkSource jdk, DesktopClasses classes, DesktopUses uses) {

    /** For windows, sound and printers: names of them begin so. */
    private static final List<String> SCREEN_LIBRARIES =
            List.of("lib/libawt_xawt.", "lib/libjawt.", "lib/libjsound.", "lib/libsplashscreen.", "lib/psfont");

    private static final Pattern LIBRARY = Pattern.compile("^lib/lib(\\w+)\\.so$");

    private static final String DOCUMENTATION = "/doc-files/";

    /** How the levels fit, the smallest first, up to the least at which nothing is missing, or that which is asked for. */
    List<Fit> fits(Optional<DesktopLevel> asked) {
        List<Fit> fits = new ArrayList<>();
        for (DesktopLevel level : List.of(DesktopLevel.BEANS, DesktopLevel.HEADLESS)) {
            Reach reach = reach(level);
            Optional<Obstacle> obstacle = obstacle(level, reach);
            fits.add(new Fit(level, obstacle, removal(level, kept(reach))));
            if (asked.map(level::equals).orElse(obstacle.isEmpty())) {
                break;
            }
        }
        return fits;
    }

    private Reach reach(DesktopLevel level) {
        Set<String> roots = new TreeSet<>(uses.running().keySet());
        Set<String> named = new TreeSet<>(uses.named());
        for (String name : classes.links().keySet()) {
            if (level == DesktopLevel.BEANS ? DesktopRule.is(What.BEANS, name) : !DesktopRule.is(What.SCREEN, name)) {
                roots.add(name);
            } else if (DesktopRule.is(What.KEPT, name)
                    || level == DesktopLevel.HEADLESS && DesktopRule.is(What.HEADLESS, name)) {
                named.add(name);
            }
        }
        return Reach.of(roots, classes, cuts(level)).with(named, classes);
    }

    /** A class that an application names is not one of which only the JDK's own classes need not be followed. */
    private BiPredicate<String, String> cuts(DesktopLevel level) {
        return level == DesktopLevel.BEANS
                ? (from, to) -> DesktopRule.isCut(from, to)
                : (from, to) -> !DesktopRule.is(What.SCREEN, from) && DesktopRule.is(What.SCREEN, to);
    }

    /** What an application runs that this level has not, or cannot be known to have. */
    private Optional<Obstacle> obstacle(DesktopLevel level, Reach reach) {
        if (uses.whole().isPresent()) {
            return Optional.of(new Obstacle(uses.whole().get(), ""));
        }
        return reach.running().keySet().stream()
                .filter(name -> DesktopRule.is(What.WHOLE, name) && isAsked(reach, name)
                        || level == DesktopLevel.BEANS && classes.links(name).isNative())
                .findFirst()
                .map(name -> obstacle(reach.way(name)));
    }

    /** What the JDK's own classes would run of a screen they do not run without one. */
    private boolean isAsked(Reach reach, String name) {
        return uses.running().containsKey(reach.way(name).get(0));
    }

    private Obstacle obstacle(List<String> way) {
        String name = uses.running().getOrDefault(way.get(0), way.get(0));
        return new Obstacle(name, way.size() == 1 ? "" : way.get(way.size() - 1));
    }

    /** Folders of the module must not become empty, for jlink checks that each package of the descriptor is there. */
    private Set<String> kept(Reach reach) {
        Map<String, List<String>> byFolder = classes.files().stream()
                .collect(Collectors.groupingBy(Levels::folder, TreeMap::new, Collectors.toList()));
        Set<String> running = reach.running().keySet().stream()
                .map(DesktopClasses::file)
                .map(Levels::folder)
                .collect(Collectors.toSet());
        Set<String> kept = new TreeSet<>();
        byFolder.forEach((folder, files) -> {
            List<String> staying =
                    files.stream().filter(file -> stays(file, reach, running)).toList();
            kept.addAll(staying.isEmpty() ? List.of(classes.smallest(files)) : staying);
        });
        return kept;
    }

    /** Other files than classes belong to the package around them, but for pictures in its documentation. */
    private boolean stays(String file, Reach reach, Set<String> running) {
        if (DesktopClasses.isClass(file)) {
            return reach.has(DesktopClasses.className(file));
        }
        String folder = folder(file);
        while (!folder.isEmpty() && !classes.isPackage(folder)) {
            folder = folder(folder);
        }
        return folder.isEmpty() || running.contains(folder) && !file.contains(DOCUMENTATION);
    }

    private Removal removal(DesktopLevel level, Set<String> kept) {
        List<String> libraries = NativeFiles.of(jdk, DesktopClasses.MODULE).stream()
                .filter(file -> level == DesktopLevel.BEANS || isForScreen(file))
                .toList();
        return new Removal("/java\\.desktop/(?!(" + pattern(kept) + ")$).*", libraries, notes(level, kept, libraries));
    }

    private static boolean isForScreen(String library) {
        return SCREEN_LIBRARIES.stream().anyMatch(library::startsWith);
    }

    /** The files by folder: jlink tries the pattern on every file that there is. */
    private static String pattern(Set<String> files) {
        Map<String, List<String>> byFolder = new TreeMap<>();
        for (String file : files) {
            int name = file.lastIndexOf('/') + 1;
            byFolder.computeIfAbsent(file.substring(0, name), folder -> new ArrayList<>())
                    .add(quoted(file.substring(name)));
        }
        return byFolder.entrySet().stream()
                .map(folder -> folder.getKey() + "(" + String.join("|", folder.getValue()) + ")")
                .collect(Collectors.joining("|"));
    }

    private static String quoted(String name) {
        return name.replace(".", "\\.").replace("$", "\\$");
    }

    /** What only the whole module has comes first, for some of it is in packages below those of the rest. */
    private List<Note> notes(DesktopLevel level, Set<String> kept, List<String> libraries) {
        return Stream.of(DesktopLevel.FULL, DesktopLevel.HEADLESS)
                .filter(larger -> larger.compareTo(level) < 0)
                .map(larger -> new Note(
                        packages(classes.links().keySet().stream()
                                .filter(name -> !kept.contains(DesktopClasses.file(name)))
                                .filter(name -> larger == restoring(level, DesktopRule.is(What.SCREEN, name)))),
                        libraries.stream()
                                .filter(file -> larger == restoring(level, isForScreen(file)))
                                .flatMap(file -> LIBRARY.matcher(file).results())
                                .map(name -> name.group(1))
                                .toList(),
                        Messages.notThere(level, larger)))
                .filter(note -> !note.packages().isEmpty())
                .toList();
    }

    /** The least level that brings back what another lacks. */
    private static DesktopLevel restoring(DesktopLevel level, boolean forScreen) {
        return level == DesktopLevel.HEADLESS || forScreen ? DesktopLevel.FULL : DesktopLevel.HEADLESS;
    }

    /** Those of classes, but none that is below another. */
    private static List<String> packages(Stream<String> classNames) {
        SortedSet<String> packages = classNames
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        return packages.stream()
                .filter(name -> packages.headSet(name).stream().noneMatch(other -> name.startsWith(other + ".")))
                .toList();
    }

    private static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
}

package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.elf.NativeTarget;
import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The programs and libraries that an image brings itself: those of its runtime, in its jars and among its extra files.
 *
 * @param files sorted within each of these
 * @param target what the runtime is for
 * @param fontUser what draws text, for the user; empty where nothing does
 * @param mayLack names of libraries that need not be there
 */
public record Natives(List<BundledNative> files, NativeTarget target, Optional<String> fontUser, Set<String> mayLack) {

    /**
     * What counts of them.
     *
     * @param fontUser what draws text, for the user; empty where nothing does
     * @param display whether it uses a display or sound
     * @param mayLack names of libraries that are not needed although files are linked with them
     */
    public record Options(Optional<String> fontUser, boolean display, Set<String> mayLack) {}

    /**
     * One of them.
     *
     * @param name file name, by which others find it once it is loaded; empty for extra files, which are found only where
     *     the loader looks
     * @param title what to call it in messages
     */
    record BundledNative(String name, String title, ElfFile elf) {

        /** What is not asked for is there, but nothing is needed for it. */
        private BundledNative needingNothing() {
            return new BundledNative(name, title, elf.needing(List.of()));
        }
    }

    /**
     * Libraries of java.desktop for a screen, a sound card and a splash window. Containers have none of these, and the
     * JDK opens them on first use only, so what they are linked with (X11, ALSA) stays out.
     */
    private static final Set<String> DISPLAY =
            Set.of("libawt_xawt.so", "libjawt.so", "libjsound.so", "libsplashscreen.so");

    /** The library of java.desktop that draws text; the JDK opens it when a font is asked for. */
    private static final String FONTS = "libfontmanager.so";

    /** Opened by the one above, by name: no file is linked with it. */
    private static final String FONTCONFIG = "libfontconfig.so.1";

    public Natives {
        files = List.copyOf(files);
        mayLack = Set.copyOf(mayLack);
    }

    /**
     * Gathers them.
     *
     * @param runtime folder of a linked Java runtime
     * @param inJars those in the application's jars, for whatever system
     * @param extra files for the image besides
     * @throws dev.tinyimage.console.UserError if the runtime is not for Linux
     * @throws IOException if a file cannot be read or is a damaged ELF file
     */
    public static Natives of(
            Path runtime, SortedMap<Path, List<NativeEntry>> inJars, List<Entry> extra, Options options)
            throws IOException {
        List<BundledNative> files = ofRuntime(runtime);
        if (files.isEmpty()) {
            throw Messages.notLinux(runtime);
        }
        boolean musl =
                files.stream().flatMap(own -> own.elf().interpreter().stream()).anyMatch(NativeTarget::isMuslLoader);
        NativeTarget target = new NativeTarget(files.get(0).elf(), musl);
        inJars.forEach((jar, entries) -> files.addAll(ofJar(jar, entries, target)));
        files.addAll(ofExtra(extra, target));
        files.replaceAll(own -> wanted(own, options));
        return new Natives(files, target, options.fontUser(), options.mayLack());
    }

    /** The same if nothing draws text. */
    Natives withoutText() {
        List<BundledNative> others = files.stream()
                .map(own -> own.name().equals(FONTS) ? own.needingNothing() : own)
                .toList();
        return new Natives(others, target, Optional.empty(), mayLack);
    }

    /** The dynamic loader that the runtime's programs name. */
    Optional<String> loader() {
        return files.stream().flatMap(own -> own.elf().interpreter().stream()).findFirst();
    }

    /** Whether the runtime's processes can load a file. */
    boolean fits(ElfFile file) {
        return target.runtime().sameAbi(file);
    }

    private static List<BundledNative> ofRuntime(Path runtime) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(runtime)) {
            // Debug information is ELF by its header only: binutils before 2.35 leave offsets in it that lead nowhere.
            paths = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".debuginfo"))
                    .sorted()
                    .toList();
        }
        List<BundledNative> files = new ArrayList<>();
        for (Path file : paths) {
            String title = Messages.ofRuntime(runtime.relativize(file).toString());
            ElfFile.read(file).ifPresent(elf -> files.add(new BundledNative(name(file.toString()), title, elf)));
        }
        return files;
    }

    private static List<BundledNative> ofJar(Path jar, List<NativeEntry> entries, NativeTarget target) {
        List<BundledNative> files = new ArrayList<>();
        for (NativeEntry entry : entries) {
            String title = Messages.inJar(entry.name(), name(jar.toString()));
            entry.elf()
                    .filter(target::loads)
                    .ifPresent(elf -> files.add(new BundledNative(name(entry.name()), title, elf)));
        }
        return files;
    }

    private static List<BundledNative> ofExtra(List<Entry> extra, NativeTarget target) throws IOException {
        List<BundledNative> files = new ArrayList<>();
        for (Entry entry : extra) {
            if (entry instanceof Entry.File file) {
                read(file)
                        .filter(target.runtime()::sameAbi)
                        .ifPresent(elf -> files.add(new BundledNative("", Messages.extraFile(file.path()), elf)));
            }
        }
        return files;
    }

    /** What an extra file says; those that are no ELF files, or damaged ones, say nothing. */
    static Optional<ElfFile> read(Entry.File file) throws IOException {
        try (InputStream in = file.content().open()) {
            byte[] start = in.readNBytes(Integer.BYTES);
            if (ElfFile.isElf(start)) {
                try (InputStream whole = file.content().open()) {
                    return ElfFile.read(file.path(), whole.readAllBytes());
                }
            }
        }
        return Optional.empty();
    }

    private static BundledNative wanted(BundledNative own, Options options) {
        if (!options.display() && DISPLAY.contains(own.name())
                || options.fontUser().isEmpty() && own.name().equals(FONTS)) {
            return own.needingNothing();
        }
        if (own.name().equals(FONTS)) {
            List<String> needed = new ArrayList<>(own.elf().needed());
            needed.add(FONTCONFIG);
            return new BundledNative(own.name(), own.title(), own.elf().needing(needed));
        }
        return own;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

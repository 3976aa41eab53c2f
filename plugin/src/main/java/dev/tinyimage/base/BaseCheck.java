package dev.tinyimage.base;

import dev.tinyimage.console.UserError.Problem;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a payload can stand on a base: all that would show only when the container starts. It is read from the base's
 * layers; nothing is run.
 */
final class BaseCheck {

    private static final List<String> FONT_FOLDERS = List.of("/usr/share/fonts", "/usr/local/share/fonts");
    private static final List<String> FONT_ENDINGS = List.of(".ttf", ".ttc", ".otf", ".pfb");
    private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

    private final BaseImage base;
    private final ImageFiles files;
    private final ImageFiles all;
    private final Payload payload;
    private final List<Problem> problems = new ArrayList<>();

    private BaseCheck(BaseImage base, ImageFiles files, Payload payload) throws IOException {
        this.base = base;
        this.files = files;
        this.all = files.with(payload.entries());
        this.payload = payload;
    }

    /** All that is wrong with a base for a payload; empty if nothing is. */
    static List<Problem> problems(BaseImage base, ImageFiles files, Payload payload) throws IOException {
        BaseCheck check = new BaseCheck(base, files, payload);
        check.natives();
        check.fonts();
        check.links();
        check.user();
        check.program();
        return List.copyOf(check.problems);
    }

    private void natives() throws IOException {
        Optional<Mismatch> mismatch = Mismatch.of(payload.natives(), all);
        if (mismatch.isPresent()) {
            problems.add(Messages.mismatch(mismatch.get(), payload.natives()));
            return;
        }
        NativeClosure closure = NativeClosure.of(payload.natives(), all, libraryPath());
        closure.missing().forEach((name, needing) -> problems.add(Messages.missing(name, needing)));
        closure.tooOld().forEach(library -> problems.add(Messages.tooOld(library)));
    }

    /** Folders of the environment, then those that are in the loader's cache: ld.so(8), ldconfig(8). */
    private List<String> libraryPath() throws IOException {
        List<String> folders = new ArrayList<>();
        Stream.of(environment().getOrDefault(LIBRARY_PATH, "").split(":"))
                .filter(folder -> folder.startsWith("/"))
                .forEach(folders::add);
        if (all.file("/etc/ld.so.cache").isPresent()) {
            List<String> lines = new ArrayList<>(all.lines("/etc/ld.so.conf"));
            for (String file : all.list("/etc/ld.so.conf.d")) {
                lines.addAll(all.lines(file));
            }
            lines.stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("/"))
                    .forEach(folders::add);
        }
        return folders;
    }

    private Map<String, String> environment() {
        Map<String, String> environment =
                ContainerConfig.environment(base.config().path("config").path("Env"));
        environment.putAll(payload.environment());
        return environment;
    }

    private void fonts() {
        boolean has = FONT_FOLDERS.stream()
                .anyMatch(folder -> FONT_ENDINGS.stream().anyMatch(ending -> all.hasBelow(folder, ending)));
        if (!has) {
            payload.natives().fontUser().map(Messages::noFonts).ifPresent(problems::add);
        }
    }

    /** Some engines follow a link of a lower layer, others put a folder in its place: then what it led to is gone. */
    private void links() {
        Map<String, Entry> byLink = new LinkedHashMap<>();
        for (Entry entry : payload.entries()) {
            // a folder in the place of a link is as bad as a file beneath it
            String path = entry instanceof Entry.Directory ? entry.path() + "/" : entry.path();
            files.linkOn(path).ifPresent(link -> {
                if (!byLink.containsKey(link) || byLink.get(link) instanceof Entry.Directory) {
                    byLink.put(link, entry);
                }
            });
        }
        byLink.forEach((link, entry) -> problems.add(Messages.beneathLink(entry.path(), link, files.target(link))));
    }

    private void user() throws IOException {
        String user = payload.user().isEmpty()
                ? base.config().path("config").path("User").asText()
                : payload.user();
        String[] parts = user.split(":", 2);
        named(parts[0], "user", "/etc/passwd");
        if (parts.length == 2) {
            named(parts[1], "group", "/etc/group");
        }
    }

    private void named(String name, String kind, String file) throws IOException {
        boolean known = name.isEmpty()
                || name.matches("\\d+")
                || all.lines(file).stream().anyMatch(line -> line.startsWith(name + ":"));
        if (!known) {
            problems.add(Messages.unknownUser(kind, name, file));
        }
    }

    private void program() throws IOException {
        if (all.file(payload.program()).isEmpty()) {
            problems.add(Messages.noProgram(payload.program()));
        }
    }
}

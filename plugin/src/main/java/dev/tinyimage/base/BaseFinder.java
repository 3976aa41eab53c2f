package dev.tinyimage.base;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.console.UserError.Problem;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Gets the base that the user names or the smallest that fits, and refuses one on which the image would not run. */
public final class BaseFinder {

    /**
     * Google's distroless images on Debian 13 for Java, smallest first; java-base is base-nossl and zlib, libstdc++,
     * fonts and more.
     */
    private static final List<String> FAMILIES =
            List.of("gcr.io/distroless/base-nossl-debian13:nonroot", "gcr.io/distroless/java-base-debian13:nonroot");

    private final Registry registry;
    private final Cache cache;
    private final Path work;
    private final Console console;

    /**
     * A finder.
     *
     * @param registry where references are pulled from
     * @param cache keeps what was pulled, and what was read in it
     * @param work folder for the files of this build
     */
    public BaseFinder(Registry registry, Cache cache, Path work, Console console) {
        this.registry = registry;
        this.cache = cache;
        this.work = work;
        this.console = console;
    }

    /**
     * Finds a base.
     *
     * @throws UserError if it cannot be had or the load cannot stand on it, with all reasons
     */
    public BaseImage find(BaseOptions options, Load load, Platform platform) throws IOException {
        BaseImage base = options.image().isPresent()
                ? checked(options.image().get(), options, load, platform)
                : smallest(options, load, platform);
        ImageFiles files = ImageFiles.of(base.layers(), cache);
        Sysroot sysroot = new Sysroot(options.sysroot());
        BaseImage fitted = Utf8Locale.addTo(base, files, load.natives(), sysroot, work, console);
        return options.debug() ? DebugShell.addTo(fitted, files, load.natives(), sysroot, work) : fitted;
    }

    /** A library that can draw text need not be asked to: against the user's own choice of a base this is no reason. */
    private BaseImage checked(String name, BaseOptions options, Load load, Platform platform) throws IOException {
        boolean sure = options.fonts() != BaseOptions.Fonts.AUTO;
        Load needed = sure ? load : load.withoutText();
        BaseImage base = get(name, options, needed, platform);
        List<Problem> problems = problems(base, needed);
        if (!problems.isEmpty()) {
            throw Messages.unfit(name, problems);
        }
        if (!sure) {
            problems(base, load).forEach(problem -> console.warn(Messages.mayFail(name, problem)));
        }
        return base;
    }

    private BaseImage smallest(BaseOptions options, Load load, Platform platform) throws IOException {
        String reason = ": the smallest has all that is needed";
        List<Problem> problems = List.of();
        for (String family : FAMILIES) {
            BaseImage base = get(family, options, load, platform);
            problems = problems(base, load);
            if (problems.isEmpty()) {
                console.info("Base " + family + reason);
                return base;
            }
            reason = ", not " + family + ": " + problems.get(0).cause();
        }
        throw Messages.unfit(FAMILIES.get(FAMILIES.size() - 1), problems);
    }

    private BaseImage get(String name, BaseOptions options, Load load, Platform platform) throws IOException {
        console.info("Getting the base " + name);
        return Bases.get(name, options, load.natives(), platform, registry, cache, work, console);
    }

    private List<Problem> problems(BaseImage base, Load load) throws IOException {
        return BaseCheck.problems(base, ImageFiles.of(base.layers(), cache), load);
    }
}

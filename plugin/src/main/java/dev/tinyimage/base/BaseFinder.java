package dev.tinyimage.base;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.Step;
import dev.tinyimage.console.UserError;
import dev.tinyimage.console.UserError.Problem;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.NoSuchPlatform;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.rootfs.InvalidLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final LayerWriter layers;
    private final Path work;
    private final Console console;

    /** Digests of the bases that may be chosen. */
    private final Set<String> pins = new HashSet<>();

    /** What has been got already. */
    private final Map<String, Found> known = new HashMap<>();

    /**
     * A finder.
     *
     * @param registry where references are pulled from
     * @param cache keeps what was pulled, and what was read in it
     * @param layers writes what is put on a base
     * @param work folder for the files of this build
     */
    public BaseFinder(Registry registry, Cache cache, LayerWriter layers, Path work, Console console) {
        this.registry = registry;
        this.cache = cache;
        this.layers = layers;
        this.work = work;
        this.console = console;
    }

    /**
     * Gets what can be had of a base before anything is known of the payload, so that one that cannot be had stops a build in
     * its first seconds.
     *
     * @throws UserError if it cannot be had
     */
    public void prepare(BaseOptions options, Platform platform) throws IOException {
        if (Bases.isScratch(options.image())) {
            ScratchBase.checkSysroot(new Sysroot(options.sysroot()));
        } else {
            get(options.image().orElse(FAMILIES.get(0)), options, Optional.empty(), platform);
        }
    }

    /**
     * The bases that may be chosen, by their digests, without getting them. None where they are made of files of this
     * machine, or get some on top.
     *
     * @throws UserError if their registry cannot be reached
     */
    public Optional<List<Reference>> pinned(BaseOptions options, Platform platform) throws IOException {
        if (options.debug()
                || options.image().isPresent()
                        && !Bases.isReference(options.image().get())) {
            return Optional.empty();
        }
        List<Reference> pinned = new ArrayList<>();
        for (String name : options.image().map(List::of).orElse(FAMILIES)) {
            Reference reference = Reference.parse(name, ParameterName.FROM_IMAGE.toString());
            Optional<String> digest = RegistryBase.digest(reference, platform, registry, cache);
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            Reference pin = reference.withDigest(digest.get());
            if (pinned.isEmpty()) {
                checkPlatform(reference, pin, platform);
            }
            pinned.add(pin);
        }
        pins.addAll(pinned.stream().map(Reference::qualifier).toList());
        return Optional.of(pinned);
    }

    /** What it says is kept by its digest; the user knows it by its name. */
    private void checkPlatform(Reference name, Reference pin, Platform platform) throws IOException {
        try {
            RegistryBase.describe(pin, platform, registry, cache);
        } catch (NoSuchPlatform e) {
            RegistryBase.describe(name, platform, registry, cache);
        }
    }

    /** Whether a base is one of these, as pulled: a tag may have moved since. */
    public boolean isPinned(BaseImage base) {
        boolean untouched =
                base.layers().stream().allMatch(layer -> layer.name().equals(RegistryBase.LAYER));
        return untouched
                && base.source()
                        .map(BaseImage.Source::digest)
                        .filter(pins::contains)
                        .isPresent();
    }

    /**
     * Finds a base.
     *
     * @throws UserError if it cannot be had or the payload cannot stand on it, with all reasons
     */
    public BaseImage find(BaseOptions options, Payload payload, Platform platform) throws IOException {
        Found found = options.image().isPresent()
                ? checked(options.image().get(), options, payload, platform)
                : smallest(options, payload, platform);
        Sysroot sysroot = new Sysroot(options.sysroot());
        BaseImage fitted = Utf8Locale.addTo(found.base(), found.files(), payload.natives(), sysroot, layers, console);
        return options.debug() ? DebugShell.addTo(fitted, found.files(), payload.natives(), sysroot, layers) : fitted;
    }

    /** A library that can draw text need not be asked to: against the user's own choice of a base this is no reason. */
    private Found checked(String name, BaseOptions options, Payload payload, Platform platform) throws IOException {
        boolean sure = options.fonts() != BaseOptions.Fonts.AUTO
                || payload.natives().fontUser().isEmpty();
        Payload needed = sure ? payload : payload.withoutText();
        Found base = get(name, options, Optional.of(needed), platform);
        List<Problem> problems = base.problems(needed);
        if (!problems.isEmpty()) {
            throw Messages.unfit(name, problems);
        }
        if (!sure) {
            base.problems(payload).forEach(problem -> console.warn(Messages.mayFail(name, problem)));
        }
        return base;
    }

    private Found smallest(BaseOptions options, Payload payload, Platform platform) throws IOException {
        String reason = ": the smallest has all that is needed";
        List<Problem> problems = List.of();
        for (String family : FAMILIES) {
            Found base = get(family, options, Optional.of(payload), platform);
            problems = base.problems(payload);
            if (problems.isEmpty()) {
                console.info("Base " + family + reason);
                return base;
            }
            reason = ", not " + family + ": " + problems.get(0).cause();
        }
        throw Messages.unfit(FAMILIES.get(FAMILIES.size() - 1), problems);
    }

    /** @param payload what {@code scratch} is made for; no other base depends on it */
    private Found get(String name, BaseOptions options, Optional<Payload> payload, Platform platform)
            throws IOException {
        if (!known.containsKey(name)) {
            console.info("Getting the base " + name);
            Optional<Natives> natives = payload.map(Payload::natives);
            BaseImage base = Bases.get(name, options, natives, platform, registry, cache, layers, work, console);
            known.put(name, new Found(base, files(name, base)));
        }
        return known.get(name);
    }

    private ImageFiles files(String name, BaseImage base) throws IOException {
        try (Step step = console.step("Reading the base")) {
            return ImageFiles.of(base.layers(), cache);
        } catch (InvalidLayer e) {
            throw Messages.brokenBase(name, e.getMessage());
        }
    }

    /** A base and what is in it. */
    private record Found(BaseImage base, ImageFiles files) {

        List<Problem> problems(Payload payload) throws IOException {
            return BaseCheck.problems(base, files, payload);
        }
    }
}

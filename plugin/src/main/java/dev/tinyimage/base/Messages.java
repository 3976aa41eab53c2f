package dev.tinyimage.base;

import dev.tinyimage.base.NativeClosure.TooOld;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.console.UserError.Problem;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.NoSuchPlatform;
import dev.tinyimage.registry.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything this package tells the user. */
final class Messages {

    private static final String SCRATCH_BASE = "make the scratch base";
    private static final String EXTRA_PATHS =
            ParameterName.EXTRA_DIRECTORIES.element() + " (" + ParameterName.EXTRA_DIRECTORIES_PATHS.property() + ")";
    private static final String BIGGEST = "gcr.io/distroless/java-base-debian13:nonroot";

    private Messages() {}

    static UserError noSysroot(Sysroot sysroot) {
        return UserError.cannot(
                SCRATCH_BASE,
                "the sysroot " + sysroot.root() + " is not a folder",
                "Name the root file system of a Linux installation with " + ParameterName.FROM_SYSROOT);
    }

    static UserError notLinux(Path runtime) {
        return UserError.cannot(
                "put the Java runtime into an image",
                "there are no Linux programs in " + runtime,
                "Name a JDK for Linux with " + ParameterName.RUNTIME_JDK);
    }

    /** @param missing names of libraries or paths of loaders, each with a file that needs it */
    static UserError missing(Map<String, String> missing, Sysroot sysroot) {
        boolean one = missing.size() == 1;
        String names = missing.entrySet().stream()
                .map(entry -> entry.getKey() + ", which " + entry.getValue() + " needs,")
                .collect(Collectors.joining(" and "));
        return UserError.cannot(
                SCRATCH_BASE,
                names + (one ? " is" : " are") + " not in the sysroot " + sysroot.root(),
                "Install " + (one ? "its package" : "their packages") + " there or name another root file system with "
                        + ParameterName.FROM_SYSROOT);
    }

    static String ofRuntime(String file) {
        return file + " of the runtime";
    }

    static String inJar(String entry, String jar) {
        return entry + " of " + jar;
    }

    static String extraFile(String path) {
        return path + " of the extra files";
    }

    static UserError otherSystem(Mismatch mismatch, Natives natives, Sysroot sysroot) {
        return switch (mismatch.kind()) {
            case NO_LOADER ->
                UserError.cannot(
                        SCRATCH_BASE,
                        "the sysroot " + sysroot.root() + " has no dynamic loader, and the Java runtime wants "
                                + mismatch.wanted(),
                        "Name a root file system that has one with " + ParameterName.FROM_SYSROOT);
            case CPU -> {
                String cpu = natives.target().runtime().architecture();
                yield UserError.cannot(
                        SCRATCH_BASE,
                        "the sysroot " + sysroot.root() + " is for "
                                + mismatch.loader().orElseThrow().architecture() + ", the Java runtime for " + cpu,
                        "Name a root file system for " + cpu + " with " + ParameterName.FROM_SYSROOT);
            }
            case C_LIBRARY -> {
                String libc = Mismatch.cLibrary(mismatch.wanted());
                yield UserError.cannot(
                        SCRATCH_BASE,
                        "the Java runtime is built for " + libc + " (" + mismatch.wanted() + "), the sysroot "
                                + sysroot.root() + " has " + mismatch.path(),
                        "Name a root file system with " + libc + " with " + ParameterName.FROM_SYSROOT
                                + " or a JDK that fits it with " + ParameterName.RUNTIME_JDK);
            }
        };
    }

    static UserError unfit(String base, List<Problem> problems) {
        return UserError.cannot("run on the base image " + base, problems);
    }

    static String mayFail(String base, Problem problem) {
        return "On the base image " + base + " text cannot be drawn: " + problem.cause() + ". " + problem.fix() + ".";
    }

    static Problem missing(String name, String needing) {
        return new Problem(
                needing + " needs " + name + ", which is not in it",
                "Name a base that has it with " + ParameterName.FROM_IMAGE + ", such as " + BIGGEST
                        + ", add it with " + ParameterName.EXTRA_DIRECTORIES.element() + ", or "
                        + "list it in " + ParameterName.FROM_MAY_LACK + " if the application does without");
    }

    static Problem tooOld(TooOld library) {
        String newest = library.newest().isEmpty() ? "has none of these" : "ends with " + library.newest();
        return new Problem(
                library.needing() + " needs version " + library.version() + " of " + library.library() + ", which "
                        + newest + " in it",
                "Name a newer base with " + ParameterName.FROM_IMAGE + ", or use an older release of what needs it");
    }

    static Problem mismatch(Mismatch mismatch, Natives natives) {
        return switch (mismatch.kind()) {
            case NO_LOADER ->
                new Problem(
                        "it has no dynamic loader, and the Java runtime wants " + mismatch.wanted(),
                        "Name a base that has one with " + ParameterName.FROM_IMAGE + ", such as " + BIGGEST);
            case CPU -> {
                String cpu = natives.target().runtime().architecture();
                yield new Problem(
                        "it is for " + mismatch.loader().orElseThrow().architecture() + ", the Java runtime for " + cpu,
                        "Name a base for " + cpu + " with " + ParameterName.FROM_IMAGE + " or a JDK that fits it with "
                                + ParameterName.RUNTIME_JDK);
            }
            case C_LIBRARY -> {
                String libc = Mismatch.cLibrary(mismatch.wanted());
                yield new Problem(
                        "the Java runtime is built for " + libc + " (" + mismatch.wanted() + "), it has "
                                + mismatch.path(),
                        "Name a base with " + libc + " with " + ParameterName.FROM_IMAGE
                                + " or a JDK that fits it with " + ParameterName.RUNTIME_JDK);
            }
        };
    }

    static Problem noFonts(String by) {
        return new Problem(
                "the application draws text (" + by + "), and there are no fonts in it",
                "Name a base with fonts with " + ParameterName.FROM_IMAGE + ", such as " + BIGGEST
                        + ", put fonts into /usr/share/fonts with "
                        + ParameterName.EXTRA_DIRECTORIES.element() + ", or set " + ParameterName.FROM_FONTS
                        + " to no");
    }

    static Problem beneathLink(String path, String link, String target) {
        return new Problem(
                path + " would take the place of its link " + link + " to " + target,
                "Put the file where the link leads with " + EXTRA_PATHS + ", or name another base with "
                        + ParameterName.FROM_IMAGE);
    }

    static Problem unknownUser(String kind, String name, String file) {
        return new Problem(
                "its " + file + " has no " + kind + " " + name,
                "Use a number or one of its names in " + ParameterName.CONTAINER_USER);
    }

    static Problem noProgram(String program) {
        return new Problem(
                program + ", which the image starts, leads to no file", "Take what replaces it out of " + EXTRA_PATHS);
    }

    static UserError noBusybox(Sysroot sysroot) {
        return UserError.cannot(
                "add a shell to the base image",
                "there is no static busybox for the same CPU in the sysroot " + sysroot.root(),
                "Install busybox-static there, name another root file system with " + ParameterName.FROM_SYSROOT
                        + ", or a base that has a shell with " + ParameterName.FROM_IMAGE);
    }

    static String noLocale(Sysroot sysroot) {
        return "neither the base nor the sysroot " + sysroot.root() + " has /usr/lib/locale/C.utf8: the app will not be"
                + " able to open files whose names are not ASCII. Install libc-bin or glibc-minimal-langpack there, or"
                + " name a base that has it, such as " + BIGGEST + ".";
    }

    static UserError notInSysroot(String path, ParameterName parameter, String pack, Sysroot sysroot) {
        return UserError.cannot(
                SCRATCH_BASE,
                path + ", which " + parameter + " asks for, is not in the sysroot " + sysroot.root(),
                "Install " + pack + " there or name another root file system with " + ParameterName.FROM_SYSROOT);
    }

    static String noPackages(Sysroot sysroot) {
        return "the sysroot " + sysroot.root() + " has no dpkg database: vulnerability scanners will not see the native"
                + " libraries of the image. Name a Debian or Ubuntu root file system with " + ParameterName.FROM_SYSROOT
                + ".";
    }

    /** @param kind file or folder */
    static UserError noSuchBase(Path path, String kind) {
        return UserError.cannot(
                "use the base image " + path,
                "there is no such " + kind,
                "Correct " + ParameterName.FROM_IMAGE + ", which takes tar: and a file, or oci: and a folder");
    }

    static UserError notOneImage(String base, int images, Platform platform) {
        return UserError.cannot(
                "use the base image " + base,
                images == 0 ? "it does not exist for " + platform : "it holds " + images + " images for " + platform,
                "Save one image for " + platform + " in it, or name another with " + ParameterName.FROM_IMAGE);
    }

    static UserError otherPlatform(String base, Platform has, Platform platform) {
        return new NoSuchPlatform(UserError.cannot(
                "use the base image " + base,
                "it is for " + has + ", the Java runtime for " + platform,
                "Name another with " + ParameterName.FROM_IMAGE + ", or a JDK that fits it with "
                        + ParameterName.RUNTIME_JDK));
    }

    static UserError notPulledYet(Reference reference, Platform platform) {
        return new NotPulledYet(UserError.cannot(
                "use the base image " + reference,
                "Maven is offline and no build has pulled it for " + platform + " yet",
                "Run it once without -o, or name scratch or a file with " + ParameterName.FROM_IMAGE));
    }

    static UserError brokenBase(String base, String cause) {
        return UserError.cannot(
                "use the base image " + base,
                cause,
                "Save or push it again, or name another with " + ParameterName.FROM_IMAGE);
    }
}

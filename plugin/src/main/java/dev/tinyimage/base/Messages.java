package dev.tinyimage.base;

import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything this package tells the user. */
final class Messages {

    private static final String SCRATCH_BASE = "make the scratch base";
    private static final String SYSROOT = "<from><sysroot> (tinyimage.from.sysroot)";

    /** Numbers of the System V gABI, chapter 4, {@code e_machine}; names as in the platform of an OCI image. */
    private static final Map<Integer, String> ARCHITECTURES = Map.of(
            3, "386", 21, "ppc64", 22, "s390x", 40, "arm", 62, "amd64", 183, "arm64", 243, "riscv64", 258, "loong64");

    private Messages() {}

    static UserError noSysroot(Sysroot sysroot) {
        return UserError.cannot(
                SCRATCH_BASE,
                "the sysroot " + sysroot.root() + " is not a folder",
                "Name the root file system of a Linux installation with " + SYSROOT);
    }

    static UserError notLinux(Path runtime) {
        return UserError.cannot(
                SCRATCH_BASE,
                "the Java runtime in " + runtime + " has no Linux programs",
                "Name a JDK for Linux with <runtime><jdk> (tinyimage.runtime.jdk)");
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
                        + SYSROOT);
    }

    static String ofRuntime(String file) {
        return file + " of the runtime";
    }

    static UserError otherCpu(ElfFile runtime, ElfFile loader, Sysroot sysroot) {
        String cpu = architecture(runtime);
        return UserError.cannot(
                SCRATCH_BASE,
                "the sysroot " + sysroot.root() + " is for " + architecture(loader) + ", the Java runtime for " + cpu,
                "Name a root file system for " + cpu + " with " + SYSROOT);
    }

    private static String architecture(ElfFile file) {
        String name = ARCHITECTURES.getOrDefault(file.machine(), "ELF machine " + file.machine());
        return name.equals("ppc64") && file.littleEndian() ? "ppc64le" : name;
    }

    static UserError otherLibc(String interpreter, String loader, Sysroot sysroot) {
        String libc = NativeClosure.isMusl(interpreter) ? "musl" : "glibc";
        return UserError.cannot(
                SCRATCH_BASE,
                "the Java runtime is built for " + libc + " (" + interpreter + "), the sysroot " + sysroot.root()
                        + " has " + loader,
                "Name a root file system with " + libc + " with " + SYSROOT
                        + " or a JDK that fits it with <runtime><jdk> (tinyimage.runtime.jdk)");
    }

    static String noLocale(Sysroot sysroot) {
        return "the sysroot " + sysroot.root() + " has no /usr/lib/locale/C.utf8: the app will not be able to open"
                + " files whose names are not ASCII. Install libc-bin or glibc-minimal-langpack there.";
    }

    static String noPackages(Sysroot sysroot) {
        return "the sysroot " + sysroot.root() + " has no dpkg database: vulnerability scanners will not see the native"
                + " libraries of the image. Name a Debian or Ubuntu root file system with " + SYSROOT + ".";
    }

    /** @param kind file or folder */
    static UserError noSuchBase(Path path, String kind) {
        return UserError.cannot(
                "use the base image " + path,
                "there is no such " + kind,
                "Correct <from><image> (tinyimage.from.image), which takes tar: and a file, or oci: and a folder");
    }

    static UserError notOneImage(String base, int images, Platform platform) {
        return UserError.cannot(
                "use the base image " + base,
                images == 0 ? "it does not exist for " + platform : "it holds " + images + " images for " + platform,
                "Save one image for " + platform + " in it, or name another with <from><image> (tinyimage.from.image)");
    }

    static UserError otherPlatform(String base, Platform has, Platform platform) {
        return UserError.cannot(
                "use the base image " + base,
                "it is for " + has + ", the Java runtime for " + platform,
                "Name another with <from><image> (tinyimage.from.image), or a JDK that fits it with <runtime><jdk> "
                        + "(tinyimage.runtime.jdk)");
    }

    static UserError notPulledYet(Reference reference, Platform platform) {
        return UserError.cannot(
                "use the base image " + reference,
                "Maven is offline and no build has pulled it for " + platform + " yet",
                "Run it once without -o, or name scratch or a file with <from><image> (tinyimage.from.image)");
    }

    static UserError brokenBase(String base, String cause) {
        return UserError.cannot(
                "use the base image " + base,
                cause,
                "Save or push it again, or name another with <from><image> (tinyimage.from.image)");
    }
}

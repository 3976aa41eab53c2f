package dev.tinyimage.base;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.elf.PackedRelocations;
import dev.tinyimage.image.Entry;
import dev.tinyimage.rootfs.Located;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distroless base made on the spot: what a static distroless image has, and of the native libraries only those that
 * this Java runtime needs, copied from a sysroot.
 */
final class ScratchBase {

    private static final int NONROOT = 65532;

    /** Users and groups as in gcr.io/distroless/static, so that images can move from one base to the other. */
    private static final String PASSWD = """
            root:x:0:0:root:/root:/sbin/nologin
            nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
            nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin
            """;

    private static final String GROUP = """
            root:x:0:
            nobody:x:65534:
            tty:x:5:
            staff:x:50:
            nonroot:x:65532:
            """;

    /** Said aloud because older glibc asks DNS first, and looks up users with a library (compat) that is not here. */
    private static final String NSSWITCH = """
            passwd: files
            group: files
            hosts: files dns
            """;

    /**
     * By these, scanners know whose packages these are. Syft reads os-release; Trivy knows Debian by debian_version and
     * Ubuntu by lsb-release only (its analyzers below pkg/fanal/analyzer/os).
     */
    private static final List<String> DISTRIBUTION =
            List.of("/etc/os-release", "/etc/debian_version", "/etc/lsb-release");

    /** Where OpenSSL's kind of programs look for certificates, and distroless images have them. */
    private static final String CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

    private static final String TIME_ZONES = "/usr/share/zoneinfo";

    private ScratchBase() {}

    /**
     * The entries of one layer, sorted by path, every folder before what is in it.
     *
     * <p>Contents are read from the sysroot only when the layer is written.
     *
     * @param own what is to stand on it; it is not part of the layer
     * @param options where native libraries come from, and what else does
     * @param console hears what the sysroot should have and has not
     * @throws UserError if the sysroot lacks a library or is for another CPU or C library
     * @throws IOException if a file cannot be read or is a damaged ELF file
     */
    static List<Entry> entries(Natives own, BaseOptions options, Console console) throws IOException {
        Sysroot sysroot = new Sysroot(options.sysroot());
        checkSysroot(sysroot);
        List<Located> taken = new ArrayList<>(libraries(own, sysroot));
        taken.addAll(sysroot.files(Utf8Locale.FOLDER));
        for (String path : DISTRIBUTION) {
            sysroot.file(path).ifPresent(taken::add);
        }
        taken.addAll(wished(options, sysroot));

        Tree tree = new Tree();
        addUsers(tree);
        for (Located file : taken) {
            tree.file(file, sysroot);
        }
        Optional<DpkgDatabase> packages = DpkgDatabase.of(sysroot);
        if (packages.isPresent()) {
            addPackages(packages.get().owners(taken), sysroot, tree);
        } else {
            console.warn(Messages.noPackages(sysroot));
        }
        return tree.entries();
    }

    /** @throws UserError if there is none */
    static void checkSysroot(Sysroot sysroot) {
        if (!Files.isDirectory(sysroot.root())) {
            throw Messages.noSysroot(sysroot);
        }
    }

    /** Whether the sysroot's C library for a program has the version that stands for packed relocations. */
    static boolean readsPackedRelocations(ElfFile program, Sysroot sysroot) throws IOException {
        Optional<NativeRoot.Native> glibc = sysroot.library("libc.so.6", program, List.of());
        return glibc.isPresent()
                && Files.readString(sysroot.file(glibc.get().at()), StandardCharsets.ISO_8859_1)
                        .contains(PackedRelocations.VERSION);
    }

    private static List<Located> libraries(Natives own, Sysroot sysroot) throws IOException {
        Optional<Mismatch> mismatch = Mismatch.of(own, sysroot);
        if (mismatch.isPresent()) {
            throw Messages.otherSystem(mismatch.get(), own, sysroot);
        }
        NativeClosure closure = NativeClosure.of(own, sysroot, List.of());
        if (!closure.missing().isEmpty()) {
            throw Messages.missing(closure.missing(), sysroot);
        }
        return closure.files();
    }

    /** Off unless asked for: the JDK has both itself, in lib/security/cacerts and lib/tzdb.dat. */
    private static List<Located> wished(BaseOptions options, Sysroot sysroot) throws IOException {
        List<Located> files = new ArrayList<>();
        if (options.certificates()) {
            files.add(sysroot.file(CERTIFICATES)
                    .orElseThrow(() -> Messages.notInSysroot(
                            CERTIFICATES, ParameterName.FROM_CERTIFICATES, "ca-certificates", sysroot)));
        }
        if (options.timeZones()) {
            // "localtime" leads out of the folder, to the zone of this machine
            List<Located> zones = sysroot.files(TIME_ZONES).stream()
                    .filter(zone -> zone.path().startsWith(TIME_ZONES + "/"))
                    .toList();
            if (zones.isEmpty()) {
                throw Messages.notInSysroot(TIME_ZONES, ParameterName.FROM_TIME_ZONES, "tzdata", sysroot);
            }
            files.addAll(zones);
        }
        return files;
    }

    private static void addUsers(Tree tree) {
        tree.text("/etc/passwd", PASSWD);
        tree.text("/etc/group", GROUP);
        tree.text("/etc/nsswitch.conf", NSSWITCH);
        tree.directory("/tmp", 01777, 0);
        tree.directory("/root", 0700, 0);
        tree.directory("/home/nonroot", 0700, NONROOT);
    }

    /** Scanners read the paragraphs; the licences ask to be shipped with the binaries. */
    private static void addPackages(Map<String, String> packages, Sysroot sysroot, Tree tree) throws IOException {
        for (Map.Entry<String, String> owner : packages.entrySet()) {
            tree.text("/var/lib/dpkg/status.d/" + owner.getKey(), owner.getValue());
            Optional<Located> copyright = sysroot.file("/usr/share/doc/" + owner.getKey() + "/copyright");
            if (copyright.isPresent()) {
                tree.file(copyright.get(), sysroot);
            }
        }
    }
}

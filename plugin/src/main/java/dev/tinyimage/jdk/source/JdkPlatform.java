package dev.tinyimage.jdk.source;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a JDK runs on, told by the headers of its programs: a folder's name or its {@code release} file may be wrong. */
public final class JdkPlatform {

    private static final String LAUNCHER = "bin/java";

    /** One of them is there; where the launcher is a script, the library tells. */
    private static final List<String> PROGRAMS =
            List.of(LAUNCHER, "lib/libjava.so", "lib/libjava.dylib", "bin/java.exe", "bin/java.dll");

    private static final String LINUX = "linux";

    private static final int HEADERS = 4096;

    /** Of 64 bits, least significant byte first: mach-o/loader.h. */
    private static final int MACH_O = 0xcffaedfe;

    /** One program for several CPUs, most significant byte first: mach-o/fat.h. */
    private static final int MACH_O_FAT = 0xcafebabe;

    /** {@code cputype}: mach/machine.h. */
    private static final Map<Integer, String> MACH_O_CPUS = Map.of(0x01000007, "amd64", 0x0100000c, "arm64");

    /** PE format, "MS-DOS Stub" and "Signature": where the header of MS-DOS tells the place of the other. */
    private static final int E_LFANEW = 0x3c;

    private static final int PE = 0x00004550;

    /** PE format, "Machine Types". */
    private static final Map<Integer, String> PE_MACHINES = Map.of(0x8664, "amd64", 0xaa64, "arm64");

    private JdkPlatform() {}

    /**
     * The platform of a JDK for Linux.
     *
     * @param origin what the user knows it by
     * @throws dev.tinyimage.console.UserError if it is for another system
     */
    public static Platform linux(Path home, String origin) throws IOException {
        Platform platform = of(home).orElseThrow(() -> Messages.notLinux(origin, "no system that is known"));
        if (!platform.os().equals(LINUX)) {
            throw Messages.notLinux(origin, platform.os().equals("darwin") ? "macOS" : "Windows");
        }
        return platform;
    }

    /** The platform of a JDK; empty where no header of a program tells it. */
    public static Optional<Platform> of(Path home) throws IOException {
        for (String program : PROGRAMS) {
            Path file = home.resolve(program);
            Optional<Platform> platform = Files.isRegularFile(file) ? ofProgram(file) : Optional.empty();
            if (platform.isPresent()) {
                return platform;
            }
        }
        return Optional.empty();
    }

    /** Whether a JDK is for this CPU and C library: the dynamic loader that its programs name has to be there. */
    public static boolean runsHere(Path home) throws IOException {
        Path launcher = home.resolve(LAUNCHER);
        Optional<ElfFile> program = Files.isRegularFile(launcher) ? ElfFile.read(launcher) : Optional.empty();
        return of(home).orElse(Platform.thisMachine()).fits(Platform.thisMachine())
                && program.flatMap(ElfFile::interpreter)
                        .map(Path::of)
                        .map(Files::exists)
                        .orElse(true);
    }

    private static Optional<Platform> ofProgram(Path file) throws IOException {
        Optional<ElfFile> elf = ElfFile.read(file);
        if (elf.isPresent()) {
            return elf.filter(ElfFile::isForLinux).map(linux -> new Platform(LINUX, linux.architecture()));
        }
        ByteBuffer start = ByteBuffer.allocate(HEADERS);
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(start.array(), 0, HEADERS);
        }
        return switch (start.getInt(0)) {
            case MACH_O ->
                Optional.of(
                        new Platform("darwin", cpu(MACH_O_CPUS, swapped(start).getInt(4))));
            case MACH_O_FAT -> Optional.of(new Platform("darwin", cpu(MACH_O_CPUS, start.getInt(8))));
            default -> ofWindows(swapped(start));
        };
    }

    private static Optional<Platform> ofWindows(ByteBuffer start) {
        int header = start.getInt(E_LFANEW);
        boolean isPe = start.get(0) == 'M'
                && start.get(1) == 'Z'
                && header > 0
                && header <= HEADERS - 2 * Integer.BYTES
                && start.getInt(header) == PE;
        return isPe
                ? Optional.of(new Platform("windows", cpu(PE_MACHINES, start.getShort(header + 4) & 0xffff)))
                : Optional.empty();
    }

    private static ByteBuffer swapped(ByteBuffer bytes) {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String cpu(Map<Integer, String> names, int number) {
        return names.getOrDefault(number, "unknown");
    }
}

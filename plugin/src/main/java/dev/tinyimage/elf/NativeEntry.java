package dev.tinyimage.elf;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A program or library in a jar, for whatever system; its first bytes say so, not its name.
 *
 * @param name of the entry; for one in a jar in the jar the names of both, as in {@code lib/x.jar!/libx.so}
 * @param elf empty for Windows, macOS and AIX
 */
public record NativeEntry(String name, Optional<ElfFile> elf) {

    private static final String IN_NESTED = "!/";

    private static final int START = 64;

    private static final int E_TYPE = 16;
    private static final int EI_DATA = 5;
    private static final int ET_EXEC = 2;
    private static final int ET_DYN = 3;

    /** Where the header of a Windows program (PE format) tells the place of "PE", behind the one of MS-DOS. */
    private static final int E_LFANEW = 0x3c;

    private static final int MACH_O_FAT = 0xcafebabe;

    /** Java classes begin with the same bytes; then comes their version, which is 45 at least. */
    private static final int MOST_FAT_PARTS = 44;

    /** All in a jar, sorted by name. Classes are passed over; so are damaged files, which nothing can load. */
    public static List<NativeEntry> of(Path jar) throws IOException {
        List<NativeEntry> natives = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isLookedAt(entry)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        read(entry.getName(), in, natives);
                    }
                }
            }
        }
        natives.sort(Comparator.comparing(NativeEntry::name));
        return natives;
    }

    /** Whether it lies in a jar that lies in the jar. */
    public boolean isNested() {
        return name.contains(IN_NESTED);
    }

    private static boolean isLookedAt(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().endsWith(".class");
    }

    private static void read(String name, InputStream in, List<NativeEntry> natives) throws IOException {
        byte[] start = in.readNBytes(START);
        PushbackInputStream whole = new PushbackInputStream(in, START);
        whole.unread(start);
        if (isProgram(start)) {
            addElf(name, whole.readAllBytes(), natives);
        } else if (isOther(start)) {
            natives.add(new NativeEntry(name, Optional.empty()));
        } else if (name.endsWith(".jar")) {
            readNested(name, whole, natives);
        }
    }

    private static void readNested(String jar, InputStream in, List<NativeEntry> natives) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isLookedAt(entry)) {
                    read(jar + IN_NESTED + entry.getName(), zip, natives);
                }
            }
        } catch (ZipException damaged) {
            // not a jar, or one that cannot be read from its beginning: the JVM will not load libraries from it either
        }
    }

    private static void addElf(String name, byte[] file, List<NativeEntry> natives) {
        try {
            ElfFile.read(name, file).ifPresent(elf -> natives.add(new NativeEntry(name, Optional.of(elf))));
        } catch (IOException damaged) {
            // nothing can load it
        }
    }

    /** Object files, such as programs for the kernel's virtual machine (BPF), are data to Java. */
    private static boolean isProgram(byte[] start) {
        if (start.length < START || !ElfFile.isElf(start)) {
            return false;
        }
        ByteOrder order = start[EI_DATA] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int type = ByteBuffer.wrap(start).order(order).getShort(E_TYPE);
        return type == ET_EXEC || type == ET_DYN;
    }

    private static boolean isOther(byte[] start) {
        if (start.length < START) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(start);
        return switch (bytes.getInt(0)) {
            // Mach-O of 32 and 64 bits in both byte orders: mach-o/loader.h
            case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe -> true;
            case MACH_O_FAT -> bytes.getInt(4) <= MOST_FAT_PARTS;
            default -> isWindows(bytes) || isAix(bytes);
        };
    }

    private static boolean isWindows(ByteBuffer bytes) {
        boolean dos = bytes.get(0) == 'M' && bytes.get(1) == 'Z';
        int header = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(E_LFANEW);
        bytes.order(ByteOrder.BIG_ENDIAN);
        return dos && header >= START && header < 1 << 16;
    }

    /** Libraries of AIX are archives, of the kind called big: ar.h there. */
    private static boolean isAix(ByteBuffer bytes) {
        return bytes.getLong(0) == 0x3c62696761663e0aL; // "<bigaf>\n"
    }
}

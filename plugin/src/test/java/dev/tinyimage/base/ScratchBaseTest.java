package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchBaseTest {

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    /** What every scratch base has. */
    private static final String USERS = """
            0755 /etc/
            0644 /etc/group
            0644 /etc/nsswitch.conf
            0644 /etc/passwd
            0755 /home/
            0700 /home/nonroot/ 65532
            """;

    @TempDir
    Path temp;

    private final List<String> warnings = new ArrayList<>();
    private boolean certificates;
    private boolean timeZones;
    private Folder runtime;
    private Folder sysroot;

    @BeforeEach
    void setUp() throws IOException {
        runtime = new Folder(temp.resolve("runtime"))
                .elf("bin/java", x86().interpreter(LOADER).needs("libz.so.1", "libc.so.6"));
        sysroot = new Folder(temp.resolve("sysroot"));
    }

    @Test
    void takesFilesLinksMetadataAndLicencesFromAMergedDebian() throws IOException {
        mergedDebian();

        assertThat(tree()).isEqualTo("""
                        0755 /etc/
                        0644 /etc/debian_version
                        0644 /etc/group
                        0644 /etc/nsswitch.conf
                        /etc/os-release -> ../usr/lib/os-release
                        0644 /etc/passwd
                        0755 /home/
                        0700 /home/nonroot/ 65532
                        /lib -> usr/lib
                        /lib64 -> usr/lib64
                        0700 /root/
                        1777 /tmp/
                        0755 /usr/
                        0755 /usr/lib/
                        0755 /usr/lib/locale/
                        0755 /usr/lib/locale/C.utf8/
                        0644 /usr/lib/locale/C.utf8/LC_CTYPE
                        0755 /usr/lib/locale/C.utf8/LC_MESSAGES/
                        0644 /usr/lib/locale/C.utf8/LC_MESSAGES/SYS_LC_MESSAGES
                        0644 /usr/lib/os-release
                        0755 /usr/lib/x86_64-linux-gnu/
                        0755 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
                        0644 /usr/lib/x86_64-linux-gnu/libc.so.6
                        /usr/lib/x86_64-linux-gnu/libz.so.1 -> libz.so.1.2.13
                        0644 /usr/lib/x86_64-linux-gnu/libz.so.1.2.13
                        0755 /usr/lib64/
                        /usr/lib64/ld-linux-x86-64.so.2 -> ../../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
                        0755 /usr/share/
                        0755 /usr/share/doc/
                        0755 /usr/share/doc/libc-bin/
                        0644 /usr/share/doc/libc-bin/copyright
                        /usr/share/doc/libc6 -> libc-bin
                        0755 /usr/share/doc/zlib1g/
                        0644 /usr/share/doc/zlib1g/copyright
                        0755 /var/
                        0755 /var/lib/
                        0755 /var/lib/dpkg/
                        0755 /var/lib/dpkg/status.d/
                        0644 /var/lib/dpkg/status.d/base-files
                        0644 /var/lib/dpkg/status.d/libc-bin
                        0644 /var/lib/dpkg/status.d/libc6
                        0644 /var/lib/dpkg/status.d/zlib1g
                        """);
        assertThat(warnings).isEmpty();
    }

    @Test
    void keepsAPackagesParagraphWithoutWhatIsAboutItsInstallation() throws IOException {
        mergedDebian();

        assertThat(content("/var/lib/dpkg/status.d/libc6")).isEqualTo("""
                        Package: libc6
                        Architecture: amd64
                        Source: glibc
                        Version: 2.36-9
                        Maintainer: José <glibc@example.org>
                        Description: GNU C Library
                         Shared libraries
                         .
                         with a second paragraph
                        """);
    }

    @Test
    void writesUsersAndNameServicesAsDistrolessDoes() throws IOException {
        mergedDebian();

        assertThat(content("/etc/passwd")).isEqualTo("""
                        root:x:0:0:root:/root:/sbin/nologin
                        nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
                        nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin
                        """);
        assertThat(content("/etc/group")).isEqualTo("""
                        root:x:0:
                        nobody:x:65534:
                        tty:x:5:
                        staff:x:50:
                        nonroot:x:65532:
                        """);
        assertThat(content("/etc/nsswitch.conf")).contains("hosts: files dns\n");
    }

    @Test
    void worksWithoutPackagesButWarns() throws IOException {
        sysroot.elf(LOADER, x86())
                .mode(LOADER, "rwx------")
                .elf("/usr/lib64/libc.so.6", x86())
                .elf("/usr/lib64/libz.so.1", x86());

        assertThat(tree()).isEqualTo(USERS + """
                        0755 /lib64/
                        0755 /lib64/ld-linux-x86-64.so.2
                        0700 /root/
                        1777 /tmp/
                        0755 /usr/
                        0755 /usr/lib64/
                        0644 /usr/lib64/libc.so.6
                        0644 /usr/lib64/libz.so.1
                        """);
        assertThat(warnings)
                .containsExactly(
                        "the sysroot " + sysroot.root() + " has no dpkg database: vulnerability scanners will not see"
                                + " the native libraries of the image. Name a Debian or Ubuntu root file system with"
                                + " <from><sysroot> (tinyimage.from.sysroot).");
    }

    @Test
    void muslNeedsNoLocale() throws IOException {
        String musl = "/lib/ld-musl-x86_64.so.1";
        runtime.elf("bin/java", x86().interpreter(musl).needs("libc.musl-x86_64.so.1"));
        sysroot.elf(musl, x86()).link("/lib/libc.musl-x86_64.so.1", "ld-musl-x86_64.so.1");

        assertThat(tree()).isEqualTo(USERS + """
                        0755 /lib/
                        0644 /lib/ld-musl-x86_64.so.1
                        /lib/libc.musl-x86_64.so.1 -> ld-musl-x86_64.so.1
                        0700 /root/
                        1777 /tmp/
                        """);
        assertThat(warnings).singleElement().asString().contains("no dpkg database");
    }

    @Test
    void leavesOutDanglingLinksOfTheLocale() throws IOException {
        mergedDebian();
        String before = tree();
        sysroot.link("/usr/lib/locale/C.utf8/LC_TIME", "nowhere");

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void certificatesAndTimeZonesComeWhenTheyAreAskedForWithTheirPackages() throws IOException {
        mergedDebian();
        sysroot.text("/etc/ssl/certs/ca-certificates.crt", "")
                .text("/usr/share/zoneinfo/Europe/Madrid", "")
                .link("/usr/share/zoneinfo/Spain", "Europe/Madrid")
                .link("/usr/share/zoneinfo/localtime", "../../../etc/localtime")
                .text("/etc/localtime", "where the build machine is")
                .text("/var/lib/dpkg/info/tzdata.list", "/usr/share/zoneinfo/Europe/Madrid\n")
                .append("/var/lib/dpkg/status", "\nPackage: tzdata\nVersion: 2026b\n");
        String without = tree();
        certificates = true;
        timeZones = true;

        assertThat(tree().lines().filter(line -> !without.lines().toList().contains(line)))
                .containsExactly(
                        "0755 /etc/ssl/",
                        "0755 /etc/ssl/certs/",
                        "0644 /etc/ssl/certs/ca-certificates.crt",
                        "0755 /usr/share/zoneinfo/",
                        "0755 /usr/share/zoneinfo/Europe/",
                        "0644 /usr/share/zoneinfo/Europe/Madrid",
                        "/usr/share/zoneinfo/Spain -> Europe/Madrid",
                        "0644 /var/lib/dpkg/status.d/tzdata");
    }

    @Test
    void whatIsAskedForHasToBeThere() throws IOException {
        mergedDebian();
        timeZones = true;

        assertThatThrownBy(this::tree)
                .hasMessage("cannot make the scratch base: /usr/share/zoneinfo, which <from><timeZones>"
                        + " (tinyimage.from.timeZones) asks for, is not in the sysroot " + sysroot.root()
                        + ". Install tzdata there or name another root file system with <from><sysroot>"
                        + " (tinyimage.from.sysroot).");
    }

    @Test
    void aSysrootIsAFolder() {
        assertThatThrownBy(this::tree)
                .isInstanceOf(UserError.class)
                .hasMessage("cannot make the scratch base: the sysroot " + sysroot.root() + " is not a folder."
                        + " Name the root file system of a Linux installation with <from><sysroot>"
                        + " (tinyimage.from.sysroot).");
    }

    /**
     * A sysroot with folders merged into /usr, two architectures of libc6, a library in a package of the same file name
     * elsewhere, and a documentation folder that is a link.
     */
    private void mergedDebian() throws IOException {
        String libraries = "/usr/lib/x86_64-linux-gnu/";
        sysroot.directory("/usr/lib")
                .link("/lib", "usr/lib")
                .link("/lib64", "usr/lib64")
                .link("/usr/lib64/ld-linux-x86-64.so.2", "../../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2")
                .elf(libraries + "ld-linux-x86-64.so.2", x86())
                .mode(libraries + "ld-linux-x86-64.so.2", "rwxrwxr-x")
                .elf(libraries + "libc.so.6", x86())
                .elf(libraries + "libz.so.1.2.13", x86().needs("libc.so.6"))
                .link(libraries + "libz.so.1", "libz.so.1.2.13")
                .elf("/usr/lib/i386-linux-gnu/libc.so.6", TestElf.of(3).bits32())
                .text("/usr/lib/locale/C.utf8/LC_CTYPE", "")
                .text("/usr/lib/locale/C.utf8/LC_MESSAGES/SYS_LC_MESSAGES", "")
                .text("/usr/lib/os-release", "ID=debian\n")
                .link("/etc/os-release", "../usr/lib/os-release")
                .text("/etc/debian_version", "12.11\n")
                .text("/usr/share/doc/zlib1g/copyright", "")
                .text("/usr/share/doc/libc-bin/copyright", "")
                .link("/usr/share/doc/libc6", "libc-bin")
                .text("/var/lib/dpkg/info/base-files.list", "/.\n/etc\n/etc/debian_version\n/usr/lib/os-release\n")
                .text("/var/lib/dpkg/info/libc-bin.list", "/.\n/usr/lib/locale/C.utf8/LC_CTYPE\n")
                .text("/var/lib/dpkg/info/libc6:amd64.list", "/.\n/lib\n/lib/x86_64-linux-gnu/libc.so.6\n")
                .text("/var/lib/dpkg/info/libc6:i386.list", "/.\n/lib\n/lib/i386-linux-gnu/libc.so.6\n")
                .text("/var/lib/dpkg/info/zlib1g:amd64.list", "/.\n/lib/x86_64-linux-gnu/libz.so.1.2.13\n")
                .text("/var/lib/dpkg/info/zlib-copy.list", "/.\n/opt/libz.so.1.2.13\n")
                .text("/var/lib/dpkg/info/libc6:amd64.md5sums", "")
                .text("/var/lib/dpkg/status", """
                        Package: base-files
                        Status: install ok installed
                        Architecture: amd64
                        Version: 12.4

                        Package: libc-bin
                        Status: install ok installed
                        Architecture: amd64
                        Version: 2.36-9

                        Package: libc6
                        Status: install ok installed
                        Architecture: amd64
                        Source: glibc
                        Version: 2.36-9
                        Maintainer: José <glibc@example.org>
                        Conffiles:
                         /etc/ld.so.conf.d/x86_64-linux-gnu.conf d4e7a7b88a71b5ffd9e2644e71a0cfab
                         /etc/other.conf 00000000000000000000000000000000
                        Description: GNU C Library
                         Shared libraries
                         .
                         with a second paragraph

                        Package: libc6
                        Status: install ok installed
                        Architecture: i386
                        Version: 2.36-9

                        Package: zlib-copy
                        Status: install ok installed
                        Architecture: amd64
                        Version: 1

                        Package: zlib1g
                        Status: install ok installed
                        Architecture: amd64
                        Version: 1:1.2.13
                        """);
    }

    private static TestElf x86() {
        return TestElf.of(TestElf.X86_64);
    }

    private String content(String path) throws IOException {
        for (Entry entry : entries()) {
            if (entry instanceof Entry.File file && path.equals(file.path())) {
                try (InputStream in = file.content().open()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + path);
    }

    private String tree() throws IOException {
        return entries().stream().map(ScratchBaseTest::line).collect(Collectors.joining());
    }

    private static String line(Entry entry) {
        if (entry instanceof Entry.Directory directory) {
            String owner = directory.owner() == 0 ? "" : " " + directory.owner();
            return String.format("%04o %s/%s%n", directory.mode(), directory.path(), owner);
        }
        if (entry instanceof Entry.Link link) {
            return String.format("%s -> %s%n", link.path(), link.target());
        }
        return String.format("%04o %s%n", ((Entry.File) entry).mode(), entry.path());
    }

    private List<Entry> entries() throws IOException {
        Natives natives = Natives.of(
                runtime.root(), new TreeMap<>(), List.of(), new Natives.Options(Optional.empty(), false, Set.of()));
        BaseOptions options = new BaseOptions(
                Optional.empty(),
                sysroot.root(),
                BaseOptions.Fonts.NO,
                false,
                Set.of(),
                certificates,
                timeZones,
                false);
        return ScratchBase.entries(natives, options, new Console() {
            @Override
            public void info(String line) {}

            @Override
            public void warn(String line) {
                warnings.add(line);
            }

            @Override
            public void debug(String line) {}
        });
    }
}

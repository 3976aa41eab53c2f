package dev.tinyimage.base;

import dev.tinyimage.rootfs.Located;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The installed packages of a Debian-like sysroot: one paragraph each in {@code /var/lib/dpkg/status}, with their files
 * in {@code /var/lib/dpkg/info/<package>[:<architecture>].list}: deb-control(5), dpkg-query(1).
 */
final class DpkgDatabase {

    private static final String STATUS = "/var/lib/dpkg/status";
    private static final String INFO = "/var/lib/dpkg/info";
    private static final String LIST = ".list";

    /** Fields about an installation; the package itself, and so distroless, does not have them. */
    private static final Pattern INSTALLATION_FIELDS =
            Pattern.compile("^(Status|Conffiles):.*\\n([ \\t].*\\n)*", Pattern.MULTILINE);

    private final Sysroot sysroot;
    private final Located status;

    private DpkgDatabase(Sysroot sysroot, Located status) {
        this.sysroot = sysroot;
        this.status = status;
    }

    /** Empty where the sysroot has none. */
    static Optional<DpkgDatabase> of(Sysroot sysroot) throws IOException {
        return sysroot.file(STATUS).map(status -> new DpkgDatabase(sysroot, status));
    }

    /**
     * The packages that any of the files belongs to.
     *
     * @return the packages' paragraphs by their plain names, as {@code /var/lib/dpkg/status.d} wants them
     */
    SortedMap<String, String> owners(Collection<Located> files) throws IOException {
        Set<String> owners = ownerNames(files);
        SortedMap<String, String> paragraphs = new TreeMap<>();
        for (Paragraph paragraph : Paragraph.all(sysroot.text(status))) {
            String name = paragraph.field("Package");
            if (owners.contains(name) || owners.contains(name + ":" + paragraph.field("Architecture"))) {
                paragraphs.put(
                        name,
                        INSTALLATION_FIELDS
                                .matcher(paragraph.text().stripTrailing() + "\n")
                                .replaceAll(""));
            }
        }
        return paragraphs;
    }

    /** Names as those of the list files: with the architecture where several can be installed side by side. */
    private Set<String> ownerNames(Collection<Located> files) throws IOException {
        Set<String> paths = files.stream().map(Located::path).collect(Collectors.toSet());
        Set<String> names = files.stream().map(Located::name).collect(Collectors.toSet());
        Set<String> owners = new HashSet<>();
        for (String list : sysroot.list(INFO)) {
            Optional<Located> located = list.endsWith(LIST) ? sysroot.file(list) : Optional.empty();
            if (located.isPresent() && lists(sysroot.text(located.get()), paths, names)) {
                owners.add(list.substring(INFO.length() + 1, list.length() - LIST.length()));
            }
        }
        return owners;
    }

    /**
     * Whether a list names one of the paths. Its folders may be links: Debian's libraries are listed below {@code /lib}
     * and lie below {@code /usr/lib}. File names are compared first, for lists are long.
     */
    private boolean lists(String list, Set<String> paths, Set<String> names) throws IOException {
        for (String line : list.split("\n")) {
            int slash = line.lastIndexOf('/');
            String name = line.substring(slash + 1);
            if (slash >= 0 && names.contains(name)) {
                Optional<Located> folder = sysroot.locate(line.substring(0, slash));
                if (folder.isPresent() && paths.contains(folder.get().path() + "/" + name)) {
                    return true;
                }
            }
        }
        return false;
    }
}

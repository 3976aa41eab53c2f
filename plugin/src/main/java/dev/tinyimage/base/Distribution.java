package dev.tinyimage.base;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Layer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose Linux a base is, as scanners find out: os-release(5), and dpkg's paragraphs, of which distroless images have one
 * file each.
 *
 * @param id such as {@code debian}; empty where the base does not say
 * @param version such as {@code 12}
 * @param packages sorted by name
 */
public record Distribution(String id, String version, List<Package> packages) {

    private static final String STATUS = "/var/lib/dpkg/status";

    /**
     * An installed package.
     *
     * @param architecture in Debian's names, such as {@code amd64} or {@code all}
     */
    public record Package(String name, String version, String architecture) {}

    public Distribution {
        packages = List.copyOf(packages);
    }

    /** Reads it out of the layers, of which it is kept. */
    public static Distribution of(BaseImage base, Cache cache) throws IOException {
        String layers = base.layers().stream().map(Layer::diffId).collect(Collectors.joining(" "));
        return read(cache.text("distributions", DigestStream.hex(layers), () -> {
            try {
                return look(base, cache).write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private static Distribution look(BaseImage base, Cache cache) throws IOException {
        ImageFiles files = ImageFiles.of(base.layers(), cache);
        List<String> release = files.lines("/etc/os-release");
        List<Package> packages = new ArrayList<>();
        List<String> paths = new ArrayList<>(files.list(STATUS + ".d"));
        paths.add(STATUS);
        for (String path : paths) {
            addPackages(files.lines(path), packages);
        }
        packages.sort(Comparator.comparing(Package::name).thenComparing(Package::architecture));
        return new Distribution(value("ID=", release), value("VERSION_ID=", release), packages);
    }

    /** A line for itself and one for each package, fields apart by tabs. */
    private String write() {
        StringBuilder text = new StringBuilder(id + "\t" + version + "\n");
        for (Package each : packages) {
            text.append(each.name() + "\t" + each.version() + "\t" + each.architecture() + "\n");
        }
        return text.toString();
    }

    private static Distribution read(String text) {
        List<String[]> lines = text.lines().map(line -> line.split("\t", -1)).toList();
        List<Package> packages = new ArrayList<>();
        for (String[] fields : lines.subList(1, lines.size())) {
            packages.add(new Package(fields[0], fields[1], fields[2]));
        }
        return new Distribution(lines.get(0)[0], lines.get(0)[1], packages);
    }

    private static void addPackages(List<String> lines, List<Package> packages) {
        for (Paragraph paragraph : Paragraph.all(String.join("\n", lines))) {
            String name = paragraph.field("Package");
            if (!name.isEmpty()) {
                packages.add(new Package(name, paragraph.field("Version"), paragraph.field("Architecture")));
            }
        }
    }

    private static String value(String start, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip().replace("\"", ""))
                .findFirst()
                .orElse("");
    }
}

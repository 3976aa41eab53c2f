package dev.tinyimage.scan;

import dev.tinyimage.scan.Mention.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a jar mentions.
 *
 * @param digest of the jar, in hexadecimal digits
 * @param oldestRelease the lowest Java release that one of its classes is compiled for; 0 without classes
 * @param newestRelease the highest; classes for other releases of a multi-release jar are not counted
 * @param mentions sorted by kind and name
 */
public record JarScan(String digest, int oldestRelease, int newestRelease, List<Mention> mentions) {

    public JarScan {
        mentions = List.copyOf(mentions);
    }

    /** The mentions of one kind, sorted by name. */
    public Stream<Mention> of(Kind kind) {
        return mentions.stream().filter(mention -> mention.kind() == kind);
    }

    /** A line for the releases, for the digest is what a scan is kept by, then one for each mention, fields apart by tabs. */
    String write() {
        return oldestRelease + "\t" + newestRelease + "\n"
                + mentions.stream().map(JarScan::line).collect(Collectors.joining());
    }

    static JarScan read(String digest, String text) {
        List<String> lines = text.lines().toList();
        String[] releases = lines.get(0).split("\t");
        return new JarScan(
                digest,
                Integer.parseInt(releases[0]),
                Integer.parseInt(releases[1]),
                lines.subList(1, lines.size()).stream().map(JarScan::mention).toList());
    }

    private static String line(Mention mention) {
        return mention.kind() + "\t" + mention.name()
                + mention.places().stream().map(place -> "\t" + place).collect(Collectors.joining()) + "\n";
    }

    private static Mention mention(String line) {
        String[] fields = line.split("\t", -1);
        return new Mention(
                Kind.valueOf(fields[0]), fields[1], Arrays.asList(fields).subList(2, fields.length));
    }
}

package dev.tinyimage.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.base.Distribution;
import java.util.TreeMap;

/** Names that scanners compare with those of advisories (package-url specification, "purl types"). */
final class PackageUrl {

    private PackageUrl() {}

    static String of(Coordinates coordinates) {
        TreeMap<String, String> qualifiers = new TreeMap<>();
        qualifiers.put("type", coordinates.type());
        qualifiers.put("classifier", coordinates.classifier());
        return url("maven", coordinates.group(), coordinates.artifact(), coordinates.version(), qualifiers);
    }

    static String of(Distribution.Package installed, Distribution distribution) {
        TreeMap<String, String> qualifiers = new TreeMap<>();
        qualifiers.put("arch", installed.architecture());
        qualifiers.put("distro", distribution.id() + "-" + distribution.version());
        return url("deb", distribution.id(), installed.name(), installed.version(), qualifiers);
    }

    static String openJdk(String version) {
        return url("generic", "", "openjdk", version, new TreeMap<>());
    }

    /** Parts and qualifiers that are empty are left out. */
    private static String url(
            String type, String namespace, String name, String version, TreeMap<String, String> qualifiers) {
        qualifiers.values().removeIf(String::isEmpty);
        try {
            return new PackageURL(type, namespace, name, version, qualifiers, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IllegalStateException(type + " " + namespace + " " + name + " " + version, e);
        }
    }
}

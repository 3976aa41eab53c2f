package dev.tinyimage.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.base.Distribution;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.Release;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BomTest {

    private static final Coordinates PROJECT = new Coordinates("com.example", "shop", "1.0-SNAPSHOT", "war", "");
    private static final Distribution NONE = new Distribution("", "", List.of());

    private static final LinkSource JDK = new LinkSource(
            Path.of("jdk"),
            new Release(Map.of(
                    "IMPLEMENTOR", "Eclipse Adoptium",
                    "JAVA_VERSION", "25.0.3",
                    "JAVA_RUNTIME_VERSION", "25.0.3+9-LTS")),
            Platform.thisMachine(),
            Optional.empty(),
            "jdk");

    @TempDir
    Path folder;

    @Test
    void namesProjectJdkLibrariesAndPackages() throws IOException {
        Distribution debian = new Distribution(
                "debian",
                "12",
                List.of(
                        new Distribution.Package("libc6", "2.36-9+deb12u10", "amd64"),
                        new Distribution.Package("zlib1g", "1:1.2.13.dfsg-1", "amd64")));

        String json = bom(debian, jar("org.x", "b", "2", ""), jar("org.x", "a", "1", "linux-x86_64"));

        assertThat(json).isEqualTo("""
                {
                  "$schema" : "http://cyclonedx.org/schema/bom-1.5.schema.json",
                  "bomFormat" : "CycloneDX",
                  "specVersion" : "1.5",
                  "serialNumber" : "urn:uuid:SERIAL",
                  "version" : 1,
                  "metadata" : {
                    "tools" : {
                      "components" : [ {
                        "type" : "application",
                        "name" : "tinyimage"
                      } ]
                    },
                    "component" : {
                      "type" : "application",
                      "bom-ref" : "pkg:maven/com.example/shop@1.0-SNAPSHOT?type=war",
                      "group" : "com.example",
                      "name" : "shop",
                      "version" : "1.0-SNAPSHOT",
                      "purl" : "pkg:maven/com.example/shop@1.0-SNAPSHOT?type=war"
                    }
                  },
                  "components" : [ {
                    "type" : "framework",
                    "bom-ref" : "pkg:generic/openjdk@25.0.3%2B9-LTS",
                    "supplier" : {
                      "name" : "Eclipse Adoptium"
                    },
                    "name" : "openjdk",
                    "version" : "25.0.3+9-LTS",
                    "cpe" : "cpe:2.3:a:oracle:openjdk:25.0.3:*:*:*:*:*:*:*",
                    "purl" : "pkg:generic/openjdk@25.0.3%2B9-LTS"
                  }, {
                    "type" : "library",
                    "bom-ref" : "pkg:maven/org.x/a@1?classifier=linux-x86_64&type=jar",
                    "group" : "org.x",
                    "name" : "a",
                    "version" : "1",
                    "purl" : "pkg:maven/org.x/a@1?classifier=linux-x86_64&type=jar",
                    "hashes" : [ {
                      "alg" : "SHA-1",
                      "content" : "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"
                    }, {
                      "alg" : "SHA-256",
                      "content" : "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
                    } ]
                  }, {
                    "type" : "library",
                    "bom-ref" : "pkg:maven/org.x/b@2?type=jar",
                    "group" : "org.x",
                    "name" : "b",
                    "version" : "2",
                    "purl" : "pkg:maven/org.x/b@2?type=jar",
                    "hashes" : [ {
                      "alg" : "SHA-1",
                      "content" : "e9d71f5ee7c92d6dc9e92ffdad17b8bd49418f98"
                    }, {
                      "alg" : "SHA-256",
                      "content" : "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"
                    } ]
                  }, {
                    "type" : "operating-system",
                    "bom-ref" : "debian-12",
                    "name" : "debian",
                    "version" : "12"
                  }, {
                    "type" : "library",
                    "bom-ref" : "pkg:deb/debian/libc6@2.36-9%2Bdeb12u10?arch=amd64&distro=debian-12",
                    "name" : "libc6",
                    "version" : "2.36-9+deb12u10",
                    "purl" : "pkg:deb/debian/libc6@2.36-9%2Bdeb12u10?arch=amd64&distro=debian-12"
                  }, {
                    "type" : "library",
                    "bom-ref" : "pkg:deb/debian/zlib1g@1%3A1.2.13.dfsg-1?arch=amd64&distro=debian-12",
                    "name" : "zlib1g",
                    "version" : "1:1.2.13.dfsg-1",
                    "purl" : "pkg:deb/debian/zlib1g@1%3A1.2.13.dfsg-1?arch=amd64&distro=debian-12"
                  } ]
                }
                """.replace("SERIAL", serial(json)));
        assertThat(new JsonParser().validate(json.getBytes(StandardCharsets.UTF_8), Version.VERSION_15))
                .isEmpty();
    }

    @Test
    void theSameInputGivesTheSameText() throws IOException {
        Dependency a = jar("org.x", "a", "1", "");
        Dependency b = jar("org.x", "b", "1", "");

        assertThat(bom(NONE, a, b)).isEqualTo(bom(NONE, b, a, a));
        assertThat(serial(bom(NONE, a))).isNotEqualTo(serial(bom(NONE, b)));
    }

    private static String bom(Distribution distribution, Dependency... dependencies) throws IOException {
        return new Bom(PROJECT, List.of(dependencies), JDK, distribution).json(TestCache.get());
    }

    /** Its content is the artifact's name. */
    private Dependency jar(String group, String artifact, String version, String classifier) throws IOException {
        return new Dependency(
                new Coordinates(group, artifact, version, "jar", classifier),
                Files.writeString(folder.resolve(artifact + ".jar"), artifact),
                Jar.Role.LIBRARY);
    }

    private static String serial(String json) {
        return json.replaceAll("(?s).*urn:uuid:([0-9a-f-]{36}).*", "$1");
    }
}

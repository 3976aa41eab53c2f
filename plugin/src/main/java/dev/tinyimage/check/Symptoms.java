package dev.tinyimage.check;

import dev.tinyimage.cut.Cut;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.cut.Sign;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All symptoms. The first that is found in an output is the one that counts, so what names its cause exactly stands
 * before what may follow from it.
 */
final class Symptoms {

    private static final String SECURITY_PROVIDER = "java.security.Provider";
    private static final String CLASS = "([\\w$]+(?:[./][\\w$]+)+)";
    private static final String FORBIDDEN = "(Permission denied|Read-only file system)";
    private static final String MISSING = "No such file or directory";

    private static final List<Symptom> LIBRARIES = List.of(
            // glibc: elf/dl-load.c; a library that needs another is named before it, in brackets by the launcher
            new Symptom(
                    "(?:([^\\s/:]+): )?(?:error while loading shared libraries: )?([^\\s/:]+\\.so[.\\d]*): "
                            + "cannot open shared object file",
                    (found, about) -> Optional.of(library(found.group(2), Optional.ofNullable(found.group(1)), about))),
            // musl: ldso/dynlink.c
            new Symptom(
                    "Error loading shared library ([^\\s/:]+): " + MISSING + "(?: \\(needed by (?:.*/)?([^/)]+)\\))?",
                    (found, about) ->
                            Optional.of(library(found.group(1), Optional.ofNullable(found.group(2)), about))));

    /** What the runtime's modules lack although they are in. */
    private static final List<Symptom> CUTS = Cuts.ALL.stream()
            .flatMap(cut -> cut.signs().stream().map(sign -> symptom(cut, sign)))
            .toList();

    private static final List<Symptom> OTHERS = List.of(
            new Symptom(
                    "UnsatisfiedLinkError: no (\\S+) in java.library.path",
                    (found, about) -> Optional.of(unlinked("lib" + found.group(1) + ".so", about))),
            module("Module ([\\w.]+) not found", CheckedImage::lacking),
            module("(?:ClassNotFoundException|NoClassDefFoundError): " + CLASS, CheckedImage::lackingForClass),
            module("Provider " + CLASS + " (?:not found|could not be instantiated)", CheckedImage::lackingForClass),
            provider("(?:EC|ECDSA|ECDH|\\w+withECDSA\\w*|XDH|X25519|X448|EdDSA|Ed25519|Ed448|SunEC)", "jdk.crypto.ec"),
            provider("(?:Sun)?PKCS11", "jdk.crypto.cryptoki"),
            provider("XMLDSig", "java.xml.crypto"),
            provider("SunJGSS", "java.security.jgss"),
            provider("SunSASL", "java.security.sasl"),
            provider("(?:SunPCSC|PC/SC)", "java.smartcardio"),
            provider("(?:JdkLDAP|LDAP)", "java.naming"),
            new Symptom(
                    "SSLHandshakeException: .*(handshake_failure|no cipher suites in common)",
                    (found, about) -> about.lackingProvider("jdk.crypto.ec", SECURITY_PROVIDER)
                            .map(module -> Messages.lackingModule(module, "TLS (" + found.group(1) + ")", about))),
            module(
                    "(?:UnsupportedCharsetException|UnsupportedEncodingException): (\\S+)",
                    CheckedImage::lackingForCharset),
            module("Provider \"(jar)\" not installed", (about, name) -> about.lacking("jdk.zipfs")),
            module("ProviderNotFoundException: (Provider not found)", (about, name) -> about.lacking("jdk.zipfs")),
            module(
                    "random number generator algorithm \"(\\w+)\" is (?:not )?available",
                    (about, name) -> about.lacking("jdk.random")),
            // The launcher: sun/launcher/resources/launcher.properties
            new Symptom(
                    "^Error: .*(?:main class|Main method.* class|in class) ([\\w.$]+)(?:.*\\RCaused by: (.*))?",
                    (found, about) -> Optional.of(Messages.badMainClass(
                            found.group(1), Optional.ofNullable(found.group(2)).orElse(found.group())))),
            new Symptom(
                    "(?:BindException|SocketException): Permission denied",
                    (found, about) -> Optional.of(Messages.privilegedPort())),
            new Symptom("Address already in use", (found, about) -> Optional.of(Messages.portInUse())),
            new Symptom(
                    "AccessDeniedException: (/[^\\s:]*)",
                    (found, about) -> Optional.of(Messages.notWritable(found.group(1), "Permission denied"))),
            new Symptom(
                    "(/[^\\s:()']*)'?(?:: | \\()" + FORBIDDEN,
                    (found, about) -> Optional.of(Messages.notWritable(found.group(1), found.group(2)))),
            new Symptom(
                    "IOException: " + FORBIDDEN,
                    (found, about) -> Optional.of(Messages.notWritable("a file", found.group(1)))),
            new Symptom(
                    "(?:NoSuchFileException: (/\\S*)|(/\\S*) \\(" + MISSING + "\\))",
                    (found, about) -> Optional.of(Messages.noSuchFile(
                            Optional.ofNullable(found.group(1)).orElse(found.group(2))))));

    private Symptoms() {}

    /** The advice of the most telling symptom. */
    static Optional<Advice> find(List<String> output, CheckedImage about) {
        String text = String.join("\n", output);
        return Stream.of(LIBRARIES, CUTS, OTHERS)
                .flatMap(List::stream)
                .flatMap(symptom -> symptom.find(text, about).stream())
                .findFirst();
    }

    private static Symptom symptom(Cut cut, Sign sign) {
        return new Symptom(
                sign.pattern(),
                (found, about) -> about.linked().contains(cut.module())
                        ? sign.wanted().apply(found, about.jdk()).map(wanted -> Messages.lackingPart(cut, wanted))
                        : Optional.empty());
    }

    /** How the module is found that has what the pattern's first group names. */
    private interface Lookup {
        Optional<String> find(CheckedImage about, String name);
    }

    private static Symptom module(String pattern, Lookup lookup) {
        return new Symptom(
                pattern,
                (found, about) -> lookup.find(about, found.group(1))
                        .map(module ->
                                Messages.lackingModule(module, found.group(1).replace('/', '.'), about)));
    }

    /** What {@link java.security.Security} and its users say of an algorithm or a provider that is not there. */
    private static Symptom provider(String names, String module) {
        return module(
                "(?:NoSuchAlgorithmException|NoSuchProviderException): (?:(?i:no such (?:algorithm|provider)): )?("
                        + names + ")\\b",
                (about, name) -> about.lackingProvider(module, SECURITY_PROVIDER));
    }

    private static Advice library(String name, Optional<String> needing, CheckedImage about) {
        Optional<String> jar = needing.flatMap(about::jarWith);
        return Messages.lackingLibrary(
                name,
                Stream.of(needing, jar.map(path -> "of " + path))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Advice unlinked(String file, CheckedImage about) {
        return about.lackingForLibrary(file)
                .map(module -> Messages.lackingModule(module, file, about))
                .orElseGet(() -> Messages.unlinked(file, about.jarWith(file)));
    }
}

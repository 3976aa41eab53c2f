package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.scan.MentionKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The languages in which the application formats dates and numbers: without their data, jdk.localedata, it does so in
 * English and says nothing. What libraries speak is no evidence, for most are translated into a score of languages.
 */
record LocaleData(ClassPath classPath, List<String> asked, JvmFlags flags, Map<String, String> environment)
        implements Finder {

    private static final String MODULE = "jdk.localedata";
    private static final String ALL = "*";

    /** The first of these variables that is set decides: locale(7). */
    private static final Pattern POSIX = Pattern.compile("([a-z]{2})_([A-Z]{2})\\b.*");

    @Override
    public void find(Findings findings) {
        if (!findings.of(MODULE).isEmpty()) {
            return; // asked for as such, and so whole
        }
        asked.forEach(tag -> add(
                tag,
                new Evidence(EvidenceKind.PARAMETER, "", ParameterName.RUNTIME_LOCALES.path(), tag, ""),
                findings));
        Stream.of("LC_ALL", "LANG")
                .map(name -> POSIX.matcher(environment.getOrDefault(name, "")))
                .filter(Matcher::matches)
                .map(posix -> posix.group(1) + "-" + posix.group(2))
                .filter(tag -> !tag.equals("en-US"))
                .forEach(tag -> add(tag, new Evidence(EvidenceKind.LANGUAGE, "", "the container", tag, ""), findings));
        flags.property("user.language")
                .filter(tag -> !tag.equals("en"))
                .forEach(tag -> add(tag, new Evidence(EvidenceKind.LANGUAGE, "", "the JVM", tag, ""), findings));
        find(MentionKind.LANGUAGE, findings);
        find(MentionKind.BUNDLE, findings);
    }

    private void find(MentionKind kind, Findings findings) {
        Map<Jar, List<Mention>> libraries = new TreeMap<>((a, b) -> a.fileName().compareTo(b.fileName()));
        classPath.scans().forEach((jar, scan) -> {
            List<Mention> mentions = scan.of(kind);
            if (jar.isOwn()) {
                mentions.forEach(mention -> add(mention.name(), evidence(jar, mention), findings));
            } else if (!mentions.isEmpty()) {
                libraries.put(jar, mentions);
            }
        });
        libraries.forEach((jar, mentions) -> findings.hint(
                MODULE,
                jar.fileName() + " speaks "
                        + mentions.stream().map(Mention::name).collect(Collectors.joining(", "))
                        + "; name those that you serve with " + ParameterName.RUNTIME_LOCALES.element()));
    }

    private static Evidence evidence(Jar jar, Mention mention) {
        return new Evidence(
                EvidenceKind.LANGUAGE, jar.fileName(), mention.places().get(0).text(), mention.name(), "");
    }

    private static void add(String tag, Evidence evidence, Findings findings) {
        findings.add(MODULE, evidence);
        ranges(tag).forEach(findings::addLocale);
    }

    /**
     * A language with all its regions, for a region's data leans on the language's; from JDK 23 on jlink takes tags to
     * the letter. English alone comes by region, since java.base has the language.
     */
    private static Stream<String> ranges(String tag) {
        if (tag.equals(ALL) || tag.startsWith("en-")) {
            return Stream.of(tag);
        }
        String language = tag.replaceFirst("[-_].*", "");
        return Stream.of(language, language + "-*");
    }
}

package dev.tinyimage.scan;

import dev.tinyimage.classfile.ClassReferences;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Language tags (BCP 47) as code and bundle names write them. */
final class Languages {

    private static final String LOCALE = "java.util.Locale.";

    /** The codes of languages, with which all tags begin. */
    static final Set<String> ISO_639 = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private static final Pattern TAG = Pattern.compile("([a-z]{2})(?:[-_]([A-Z]{2}))?");
    private static final String PROPERTIES = ".properties";
    private static final Pattern BUNDLE = Pattern.compile(".*[^/]_([a-z]{2}(?:_[A-Z]{2})?)\\.properties");

    /** The constants of {@code Locale}; those without a language, and those that need nothing, are left out. */
    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            Map.entry("GERMAN", "de"),
            Map.entry("GERMANY", "de-DE"),
            Map.entry("FRENCH", "fr"),
            Map.entry("FRANCE", "fr-FR"),
            Map.entry("CANADA_FRENCH", "fr-CA"),
            Map.entry("ITALIAN", "it"),
            Map.entry("ITALY", "it-IT"),
            Map.entry("JAPANESE", "ja"),
            Map.entry("JAPAN", "ja-JP"),
            Map.entry("KOREAN", "ko"),
            Map.entry("KOREA", "ko-KR"),
            Map.entry("CHINESE", "zh"),
            Map.entry("CHINA", "zh-CN"),
            Map.entry("PRC", "zh-CN"),
            Map.entry("SIMPLIFIED_CHINESE", "zh-CN"),
            Map.entry("TAIWAN", "zh-TW"),
            Map.entry("TRADITIONAL_CHINESE", "zh-TW"),
            Map.entry("UK", "en-GB"),
            Map.entry("CANADA", "en-CA"));

    private static final Set<String> FACTORIES =
            Set.of(LOCALE + "forLanguageTag", LOCALE + "of", LOCALE + "<init>", LOCALE + "lookup");

    private Languages() {}

    /** The languages that a class names: constants of Locale, and tags where it makes locales from text. */
    static Set<String> of(ClassReferences references) {
        if (references.members().isEmpty()) {
            return Set.of();
        }
        Set<String> tags = new TreeSet<>();
        boolean fromText = false;
        for (String member : references.members()) {
            if (member.startsWith(LOCALE)) {
                Optional.ofNullable(CONSTANTS.get(member.substring(LOCALE.length())))
                        .ifPresent(tags::add);
                fromText |= FACTORIES.contains(Interests.withoutParameters(member));
            }
        }
        if (fromText) {
            references.strings().forEach(text -> tag(text).ifPresent(tags::add));
        }
        return tags;
    }

    /** The language of a resource bundle. */
    static Optional<String> ofBundle(String file) {
        if (!file.endsWith(PROPERTIES)) {
            return Optional.empty(); // without the cost of the pattern, which all files of a jar would pay
        }
        Matcher bundle = BUNDLE.matcher(file);
        return bundle.matches() ? tag(bundle.group(1)) : Optional.empty();
    }

    /** java.base speaks English as it is spoken in the United States. */
    private static Optional<String> tag(String text) {
        Matcher tag = TAG.matcher(text);
        if (!tag.matches() || !ISO_639.contains(tag.group(1)) || text.matches("en([-_]US)?")) {
            return Optional.empty();
        }
        return Optional.of(tag.group(2) == null ? tag.group(1) : tag.group(1) + "-" + tag.group(2));
    }
}

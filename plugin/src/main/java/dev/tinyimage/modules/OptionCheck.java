package dev.tinyimage.modules;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.jdk.JdkCharsets;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.LinkSource;
import java.util.Arrays;
import java.util.Locale;

/** Refuses names that mean nothing. */
record OptionCheck(LinkSource jdk, JdkModules modules, JdkCharsets charsets) {

    private static final String ALL = "*";

    void check(ModuleOptions options) {
        options.addModules().forEach(name -> checkModule(name, "add", ParameterName.RUNTIME_ADD_MODULES.toString()));
        options.excludeModules()
                .forEach(name -> checkModule(name, "leave out", ParameterName.RUNTIME_EXCLUDE_MODULES.toString()));
        options.excludeModules().stream()
                .filter(options.addModules()::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw Messages.addedAndExcluded(name);
                });
        options.locales().forEach(this::checkLocale);
        options.charsets().stream()
                .filter(name -> !charsets.has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Messages.unknownCharset(name, jdk);
                });
    }

    /** @param verb what was to be done with it */
    void checkModule(String name, String verb, String parameter) {
        if (!modules.has(name)) {
            String nearest = NearestName.of(name, modules.names());
            throw Messages.unknownModule(name, verb, parameter, nearest, jdk);
        }
    }

    private void checkLocale(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        if (!tag.equals(ALL) && !Arrays.asList(Locale.getISOLanguages()).contains(language)) {
            throw Messages.unknownLocale(tag);
        }
    }
}

package dev.tinyimage.cut;

import dev.tinyimage.modules.ModulePlan;
import java.util.Optional;

/** What the JDK's tools, in whatever modules, say in other languages than English. */
record ToolLanguages() implements AllOrNothing {

    @Override
    public String name() {
        return "toolLanguages";
    }

    @Override
    public String module() {
        return "java.base";
    }

    /** Not even who asks for a tool asks for it in his language. */
    @Override
    public Optional<String> keeper(ModulePlan plan) {
        return Optional.empty();
    }

    @Override
    public Removal removal() {
        String languages = "_(de|es|fr|it|ja|ko|pt_BR|sv|zh_..).*";
        return Removal.of("/[^/]+/(" + "sun/launcher/resources/launcher_.*"
                + "|sun/security/tools/(.*/)?(Resources|resources/[a-z]+)_.*"
                + "|sun/net/httpserver/simpleserver/resources/.*_.*"
                + "|(com/)?sun/tools/.*/resources/.*" + languages
                + "|jdk/(internal/jshell|jshell|tools)/.*/resources/.*" + languages
                + ")");
    }

    @Override
    public String presence() {
        return "with tools in all languages";
    }

    @Override
    public String lack() {
        return "with tools in English only";
    }
}

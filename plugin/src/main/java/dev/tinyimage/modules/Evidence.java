package dev.tinyimage.modules;

/**
 * Why a module is in the plan.
 *
 * @param kind what found it
 * @param jar file name of the jar that needs it; empty where it is no jar
 * @param place the class, file, parameter or module that needs it
 * @param name what is needed of the module; empty where it is the module as such
 * @param reason why that means the module, in a few words; empty where it is plain
 * @param part the part of the module that it is about, as {@code rules.txt} names it; empty for none in particular
 * @param condition the class without which it would not count; empty where it always does
 */
public record Evidence(
        EvidenceKind kind, String jar, String place, String name, String reason, String part, String condition) {

    /** Evidence for a module, without conditions. */
    public Evidence(EvidenceKind kind, String jar, String place, String name, String reason) {
        this(kind, jar, place, name, reason, "", "");
    }

    /** Whether the module is in for another module's sake only. */
    public boolean isFollowing() {
        return kind == EvidenceKind.COMPANION || kind == EvidenceKind.REQUIRED;
    }

    /** The place, and on what condition it counts. */
    public String where() {
        return condition.isEmpty() ? place : place + " if " + condition;
    }

    /** One line in the user's terms. */
    public String text() {
        if (kind == EvidenceKind.REQUIRED) {
            return "required by " + place;
        }
        String subject = jar.isEmpty() || place.isEmpty() ? jar + place : jar + ": " + where();
        String sentence = subject.isEmpty() ? "" : name.isEmpty() ? subject : subject + " " + kind.verb() + " " + name;
        return sentence.isEmpty() || reason.isEmpty() ? sentence + reason : sentence + " (" + reason + ")";
    }
}

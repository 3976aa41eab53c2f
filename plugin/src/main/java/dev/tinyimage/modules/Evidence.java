package dev.tinyimage.modules;

/**
 * Why a module is in the plan.
 *
 * @param kind what found it
 * @param text the finding in the user's terms
 */
public record Evidence(Kind kind, String text) {

    /** The finders, strongest first. */
    public enum Kind {
        /** The user asked for it. */
        PARAMETER,
        /** Byte code refers to it. */
        JDEPS,
        /** A cheap module that any server may need without its byte code saying so. */
        SERVER,
        /** Another module of the plan requires it. */
        REQUIRED
    }
}

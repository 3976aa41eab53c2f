package dev.tinyimage.modules;

import dev.tinyimage.jdk.Jdk;

/** Cheap modules that byte code never refers to although a server may need them: together 0.15 MB before compression. */
record ServerModules(Jdk jdk) implements Finder {

    private static final int FIRST_RELEASE_WITH_CURVES_IN_BASE = 22; // JDK-8308398

    @Override
    public void find(Findings findings) {
        findings.add("java.base", Evidence.Kind.SERVER, "every application needs it");
        findings.add("java.instrument", Evidence.Kind.SERVER, "agents can be attached when the container starts");
        findings.add("jdk.unsupported", Evidence.Kind.SERVER, "sun.misc.Unsafe, which libraries look up by name");
        if (jdk.feature() < FIRST_RELEASE_WITH_CURVES_IN_BASE) {
            findings.add("jdk.crypto.ec", Evidence.Kind.SERVER, "TLS with elliptic curves, a security provider");
        }
    }
}

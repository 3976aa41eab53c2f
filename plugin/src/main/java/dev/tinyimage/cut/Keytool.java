package dev.tinyimage.cut;

/**
 * keytool, whose program goes as those of all modules do that nobody asks for by name. The rest of its package is used by
 * others, and a package must not become empty.
 */
record Keytool() implements AllOrNothing {

    @Override
    public String name() {
        return "keytool";
    }

    @Override
    public String module() {
        return "java.base";
    }

    @Override
    public Removal removal() {
        return Removal.of("/java\\.base/sun/security/tools/keytool/(Main.*|Resources\\.class)");
    }

    @Override
    public String presence() {
        return "with keytool";
    }

    @Override
    public String lack() {
        return "without keytool";
    }
}

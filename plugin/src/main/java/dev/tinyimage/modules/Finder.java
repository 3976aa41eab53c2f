package dev.tinyimage.modules;

/** One way to find modules. A new kind of evidence is a new finder in {@link ModulePlanner}'s list. */
interface Finder {

    /** Adds what it finds. */
    void find(Findings findings);
}

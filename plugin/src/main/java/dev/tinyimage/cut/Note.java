package dev.tinyimage.cut;

import java.util.List;

/**
 * What exceptions are to say when something is asked for that a runtime goes without.
 *
 * @param packages where its classes are; those below them count too
 * @param libraries its native libraries, as {@link System#loadLibrary} takes them
 * @param text why it is not there, and what brings it back
 */
public record Note(List<String> packages, List<String> libraries, String text) {

    public Note {
        packages = List.copyOf(packages);
        libraries = List.copyOf(libraries);
    }
}

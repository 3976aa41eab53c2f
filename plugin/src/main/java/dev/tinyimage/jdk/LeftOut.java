package dev.tinyimage.jdk;

import java.util.List;

/**
 * A part of a module that a runtime lacks although it has the module.
 *
 * @param packages where its classes are; those below them count too
 * @param libraries its native libraries, as {@link System#loadLibrary} takes them
 * @param note why it is not there, and what brings it back
 */
public record LeftOut(List<String> packages, List<String> libraries, String note) {}

package dev.tinyimage.app;

import java.nio.file.Path;

/**
 * A file of the application that is no jar.
 *
 * @param file where it lies on this machine
 * @param path where it lies in the image, relative to the application's folder
 * @param role how often it changes, which decides its layer
 */
public record AppFile(Path file, String path, Jar.Role role) {}

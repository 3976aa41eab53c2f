package dev.tinyimage.runtime;

import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.modules.ModulePlan;
import java.nio.file.Path;

/**
 * A runtime that jlink made.
 *
 * @param root its folder, with {@code bin/java} in it
 * @param jdk what it was made from
 * @param modules what is in it
 */
public record JavaRuntime(Path root, Jdk jdk, ModulePlan modules) {}

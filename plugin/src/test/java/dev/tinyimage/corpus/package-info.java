/** Ground truth: the apps of {@code corpus}, on the full JDK and on the runtimes that are planned for them. */
package dev.tinyimage.corpus;

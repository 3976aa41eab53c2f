package dev.tinyimage;

import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;

/**
 * A platform, and what the image for it is made of; nothing of the application.
 *
 * @param platform what the image runs on
 * @param host whose jdeps and jlink work for it; of the link source's feature release
 * @param jdk what its runtime is linked of
 * @param base what it stands on
 */
public record Target(Platform platform, HostJdk host, LinkSource jdk, BaseOptions base) {}

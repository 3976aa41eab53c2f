/** Serves a WAR with an embedded Jetty. Part of images, not of the build. */
package dev.tinyimage.launcher.jetty;

/** Serves a WAR with an embedded Tomcat. Part of images, not of the build. */
package dev.tinyimage.launcher.tomcat;

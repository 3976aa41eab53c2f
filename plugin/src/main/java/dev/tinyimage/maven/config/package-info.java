/** The parameters of the goals as they are in a POM: Maven sets their fields, the readers of the goals give them a meaning. */
package dev.tinyimage.maven.config;

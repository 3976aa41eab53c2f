/** JDKs for other systems than this one: brought here as a folder of files, of which nothing runs as a program. */
package dev.tinyimage.jdk.source;

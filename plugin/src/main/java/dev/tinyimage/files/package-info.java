/** What the JDK lacks for files of this machine. */
package dev.tinyimage.files;

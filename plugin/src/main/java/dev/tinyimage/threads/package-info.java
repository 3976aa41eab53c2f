/** The threads of this JVM, whatever number of images is built in it. */
package dev.tinyimage.threads;

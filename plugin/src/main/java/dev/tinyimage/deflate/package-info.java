/** A gzip encoder that searches long: the same bytes on any machine and any number of processors. */
package dev.tinyimage.deflate;

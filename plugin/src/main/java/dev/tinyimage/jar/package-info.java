/** Jars written again: other compression, fewer entries, the same to every class loader. */
package dev.tinyimage.jar;

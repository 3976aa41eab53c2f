/** A start of the image's own files on this machine, what came of it, and what its failure asks for. */
package dev.tinyimage.trial;

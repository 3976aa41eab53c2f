/** A start of the image's own files on this machine, and what came of it. */
package dev.tinyimage.run;

/** Where runtime and application lie in the image, layer by layer, and how they are started. */
package dev.tinyimage.layout;

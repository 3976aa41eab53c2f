/** Layers, configs and manifests of the OCI image specification as plain values, and the tar files that carry them. */
package dev.tinyimage.image;

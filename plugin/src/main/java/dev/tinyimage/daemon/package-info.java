/** The local Docker or Podman. */
package dev.tinyimage.daemon;

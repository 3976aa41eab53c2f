/** Root file systems of Linux: paths and links as a process inside sees them, and layers one over the other. */
package dev.tinyimage.rootfs;

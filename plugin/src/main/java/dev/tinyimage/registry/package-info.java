/** Pulls from and pushes to registries. Jib Core finds credentials, and no other package sees it. */
package dev.tinyimage.registry;

/** Pulls from and pushes to registries. Jib Core is the engine, and no other package sees it. */
package dev.tinyimage.registry;

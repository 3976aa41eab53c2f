/** Where images go when they are built. A new place is one class here. */
package dev.tinyimage.publish;

/** What the Java runtime stands on in the image: its lowest layers. */
package dev.tinyimage.base;

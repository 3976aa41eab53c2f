/** Parts of the JDK that a runtime goes without where nothing needs them. */
package dev.tinyimage.cut;

/** The linked Java runtime. */
package dev.tinyimage.runtime;

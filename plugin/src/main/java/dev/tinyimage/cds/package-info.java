/** Start-up archives: classes in the form in which the JVM holds them, so that it need not load them one by one. */
package dev.tinyimage.cds;

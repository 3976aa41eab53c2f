/** A web app on the JDK's own HTTP server that shows what is in the image it runs in. */
package dev.tinyimage.example;

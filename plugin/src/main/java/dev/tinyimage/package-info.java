/** The way from a web application to an image: one call for each stage. */
package dev.tinyimage;

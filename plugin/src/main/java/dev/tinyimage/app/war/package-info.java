/** WARs: what they ask of a server, which one serves them in the image, and how they start. */
package dev.tinyimage.app.war;

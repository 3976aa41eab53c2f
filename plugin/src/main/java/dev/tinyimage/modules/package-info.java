/** Which JDK modules the application needs, each with its evidence. */
package dev.tinyimage.modules;

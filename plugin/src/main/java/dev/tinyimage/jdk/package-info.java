/** The JDK that the runtime is made of: where it is, what it can do, and its tools. */
package dev.tinyimage.jdk;

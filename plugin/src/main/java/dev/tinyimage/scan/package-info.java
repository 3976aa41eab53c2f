/** What jars say of the JDK: uses in byte code, constants, service files, metadata. Facts only; what follows from them is for others. */
package dev.tinyimage.scan;

/** What a Java class file says of itself (Java Virtual Machine Specification, chapter 4). */
package dev.tinyimage.classfile;

/** What is said of an image once it is there: for scripts and for people. */
package dev.tinyimage.report;

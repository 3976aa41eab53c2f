/** What is being packaged: an application, the class path it has and how it starts. */
package dev.tinyimage.app;

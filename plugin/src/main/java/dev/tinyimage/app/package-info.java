/** What is being packaged: the class path of a web application and how to start it. */
package dev.tinyimage.app;

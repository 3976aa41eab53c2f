/** What the user is told: progress lines, the one grammar of errors, and the names of parameters in them. */
package dev.tinyimage.console;

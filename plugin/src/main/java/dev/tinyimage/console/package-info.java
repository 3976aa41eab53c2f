/** What the user is told: progress lines and the one grammar of errors. */
package dev.tinyimage.console;

/** The goals: reads what Maven and the user say and hands it on. No other package sees Maven. */
package dev.tinyimage.maven;

/** How much of java.desktop an application needs, class by class. */
package dev.tinyimage.cut.desktop;

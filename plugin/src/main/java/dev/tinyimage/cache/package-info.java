/** What earlier builds have found out or fetched, kept in the user's cache folder by content. */
package dev.tinyimage.cache;

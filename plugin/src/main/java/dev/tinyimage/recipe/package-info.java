/** What images are made of, as keys under which what was made is found again: in the cache, or in a registry. */
package dev.tinyimage.recipe;

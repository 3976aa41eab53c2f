/** What tests lean on: registries, container engines and readers that judge a finished image from outside. */
package dev.tinyimage.testkit;

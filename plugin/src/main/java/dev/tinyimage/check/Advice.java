package dev.tinyimage.check;

/**
 * What a failure asks for.
 *
 * @param cause in a few words
 * @param fix a whole sentence without its full stop, which names the parameter
 */
record Advice(String cause, String fix) {}

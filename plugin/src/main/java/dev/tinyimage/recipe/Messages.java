package dev.tinyimage.recipe;

import dev.tinyimage.registry.Reference;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static String takenFrom(Reference image) {
        return "As " + image + " was made, but for the application's own code";
    }

    static String cannotLook(Reference image, String cause) {
        return "Not taken from " + image + ": " + cause;
    }

    static String madeOtherwise(Reference image) {
        return "Not taken from " + image + ": nothing there was made as this image is";
    }
}

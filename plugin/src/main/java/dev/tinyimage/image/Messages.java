package dev.tinyimage.image;

import dev.tinyimage.console.UserError;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError changedMeanwhile(String layer) {
        return UserError.cannot(
                "pack the layer " + layer,
                "one of its files was written while they were read",
                "Build again when nothing else writes into the module");
    }
}

package dev.tinyimage.cds;

import java.io.IOException;

/** Why there is no archive. */
final class Refused extends IOException {

    Refused(String reason) {
        super(reason);
    }
}

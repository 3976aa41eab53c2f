package dev.tinyimage.maven;

/** A login. */
public class Auth {

    /** The user's name. */
    String username;

    /** The password or token. */
    String password;
}

package dev.tinyimage.maven.config;

/** A login. */
public class Auth {

    /** The user's name. */
    public String username;

    /** The password or token. */
    public String password;
}

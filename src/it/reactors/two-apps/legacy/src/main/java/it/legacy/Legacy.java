package it.legacy;

public class Legacy {
    public static String text() {
        return "a jar of system scope";
    }
}

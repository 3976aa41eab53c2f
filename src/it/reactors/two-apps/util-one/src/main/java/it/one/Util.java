package it.one;

public class Util {
    public static String text() {
        return "util of one";
    }
}

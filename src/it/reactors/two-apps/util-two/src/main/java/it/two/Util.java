package it.two;

public class Util {
    public static String text() {
        return "util of two";
    }
}

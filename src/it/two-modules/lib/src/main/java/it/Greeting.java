package it;

public class Greeting {
    public static String text() {
        return "hello from lib";
    }
}

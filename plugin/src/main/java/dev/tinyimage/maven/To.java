package dev.tinyimage.maven;

import java.util.ArrayList;
import java.util.List;

/** Where the image goes. */
public class To {

    /** A reference such as {@code registry.example.com/team/app:1}. */
    String image;

    /** More tags for the same image. */
    List<String> tags = new ArrayList<>();

    /** User and password for the registry. Better kept in settings.xml or by a credential helper. */
    Auth auth = new Auth();

    /** Docker credential helper: the suffix of its name, or its path. */
    String credHelper;

    /** The short form, {@code <to>name</to>}. */
    public void set(String name) {
        image = name;
    }
}

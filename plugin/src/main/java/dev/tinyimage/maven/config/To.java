package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.List;

/** Where the image goes. */
public class To {

    /** A reference such as {@code registry.example.com/team/app:1}. */
    public String image;

    /** More tags for the same image. */
    public List<String> tags = new ArrayList<>();

    /** User and password for the registry. Better kept in settings.xml or by a credential helper. */
    public Auth auth = new Auth();

    /** Docker credential helper: the suffix of its name, or its path. */
    public String credHelper;

    /** The short form, {@code <to>name</to>}. */
    public void set(String name) {
        image = name;
    }
}

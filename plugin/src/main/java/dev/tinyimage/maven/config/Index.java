package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.List;

/** What the goal index joins. */
public class Index {

    /** References of images or indexes in the target's repository, best by digest. */
    public List<String> images = new ArrayList<>();
}

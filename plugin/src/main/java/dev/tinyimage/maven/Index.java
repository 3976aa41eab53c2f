package dev.tinyimage.maven;

import java.util.ArrayList;
import java.util.List;

/** What the goal index joins. */
public class Index {

    /** References of images or indexes in the target's repository, best by digest. */
    List<String> images = new ArrayList<>();
}

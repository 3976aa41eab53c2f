package dev.tinyimage.corpus;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an app did from its start to its end.
 *
 * @param home of the Java it ran on
 * @param ready whether it got ready in time
 * @param answers by path, in the order of the requests
 * @param end how it ended after SIGTERM, or before it
 * @param output all it printed
 * @param loaded the modules of the JDK that it loaded classes from
 */
record AppRun(
        String home, boolean ready, Map<String, Answer> answers, String end, List<String> output, Set<String> loaded) {}

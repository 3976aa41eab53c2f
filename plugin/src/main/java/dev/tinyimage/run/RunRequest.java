package dev.tinyimage.run;

import dev.tinyimage.image.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One start of an image.
 *
 * @param environment on top of the image's
 * @param arguments in place of the image's, if there are any
 * @param ports on which this machine is to reach it
 * @param folder for the files of the trial
 * @param log gets all that the application says
 */
record RunRequest(
        Image image,
        Map<String, String> environment,
        List<String> arguments,
        List<Integer> ports,
        Path folder,
        Path log) {}

package dev.tinyimage.check;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.Step;
import dev.tinyimage.image.Image;
import dev.tinyimage.run.ImageRun;
import dev.tinyimage.run.NotHere;
import dev.tinyimage.run.Outcome;
import dev.tinyimage.run.Trial;
import dev.tinyimage.run.TrialOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares how soon images of one application answer. They are started in turn, so that whatever else the machine does
 * meets all of them.
 *
 * @param options how each is started, in its own files where they run on this machine, for an engine takes time of its own
 * @param starts how many of each are counted
 * @param folder for the images' files
 */
public record Stopwatch(TrialOptions options, int starts, Path folder, Console console) {

    /**
     * Does it.
     *
     * @param images by what tells them apart
     * @return the median of milliseconds from a start to its first good answer
     * @throws dev.tinyimage.console.UserError if one gives none
     */
    public <K> Map<K, Long> medians(Map<K, Image> images) throws IOException {
        Map<K, ImageRun> runs = new LinkedHashMap<>();
        Map<K, List<Long>> millis = new LinkedHashMap<>();
        try (Step step = console.step("Starting images", (starts + 1L) * images.size(), Step.Unit.STARTS)) {
            for (Map.Entry<K, Image> image : images.entrySet()) {
                ImageRun run = ImageRun.of(image.getValue(), options.engine(), folder.resolve("" + runs.size()));
                runs.put(image.getKey(), run);
                millis.put(image.getKey(), new ArrayList<>());
                time(image.getValue(), run); // not counted: it brings the files into memory
                step.advance(1);
            }
            for (int i = 0; i < starts; i++) {
                for (Map.Entry<K, Image> image : images.entrySet()) {
                    millis.get(image.getKey()).add(time(image.getValue(), runs.get(image.getKey())));
                    step.advance(1);
                }
            }
        } catch (NotHere e) {
            throw Messages.startsNowhere(e.getMessage());
        } finally {
            for (ImageRun run : runs.values()) {
                run.close();
            }
        }
        Map<K, Long> medians = new LinkedHashMap<>();
        millis.forEach((key, times) -> medians.put(key, median(times)));
        return medians;
    }

    private long time(Image image, ImageRun run) throws IOException {
        Outcome outcome = new Trial(options, folder, console).run(image, run);
        if (!outcome.answered()) {
            throw Messages.cannotStart(outcome, Messages.silent(outcome));
        }
        return outcome.millis();
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}

package dev.tinyimage.cds;

import dev.tinyimage.run.ImageRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The options by which an image starts its JVM, as far as archives are concerned.
 *
 * @param all each with its value, which may be a word of its own
 */
record JvmOptions(List<List<String>> all) {

    /** The user's own choice of an archive. */
    private static final Pattern ARCHIVES = Pattern.compile(
            "-Xshare:.*|-XX:(SharedArchiveFile|ArchiveClassesAtExit|AOT\\w+)=.*|-XX:[+-]AutoCreateSharedArchive");

    /** They run code or open ports as soon as the JVM starts, so they are not tried out. */
    private static final Pattern ACTIVE =
            Pattern.compile("-(javaagent|agentlib|agentpath):.*|-Xrun.*|-XX:StartFlightRecording.*");

    /** The JVM takes such an archive, and says to nobody that it leaves out the application's classes. */
    private static final Pattern BOOT_CLASS_PATH = Pattern.compile("-Xbootclasspath/a:.*");

    static JvmOptions of(ArchivedImage.Command command) {
        Stream<String> variables = ImageRun.JVM_VARIABLES.stream()
                .map(name -> command.environment().getOrDefault(name, ""))
                .flatMap(value -> Arrays.stream(value.split("\\s+")))
                .filter(word -> !word.isEmpty());
        List<List<String>> all = new ArrayList<>();
        for (String word : Stream.concat(command.jvmFlags().stream(), variables).toList()) {
            if (word.startsWith("-") || all.isEmpty()) {
                all.add(new ArrayList<>());
            }
            all.get(all.size() - 1).add(word);
        }
        return new JvmOptions(all);
    }

    /** @throws Refused if the user has chosen an archive, for there can be but one */
    void refuseOthers() throws Refused {
        List<String> archives = matching(ARCHIVES);
        if (!archives.isEmpty()) {
            throw new Refused(Messages.ownArchive(archives));
        }
    }

    /** Options that act at once; JDK 24 and later take no archive of linked classes beside them. */
    List<String> active() {
        return matching(ACTIVE);
    }

    /** @throws Refused if the JVM would not take the application's classes from an archive */
    void refuseHidden() throws Refused {
        List<String> hiding = matching(BOOT_CLASS_PATH);
        if (!hiding.isEmpty()) {
            throw new Refused(Messages.voided(hiding));
        }
    }

    /** All that can be tried out. */
    JvmOptions passive() {
        return new JvmOptions(all.stream()
                .filter(option -> !ACTIVE.matcher(option.get(0)).matches())
                .toList());
    }

    /** As on a command line. */
    List<String> words() {
        return all.stream().flatMap(List::stream).toList();
    }

    private List<String> matching(Pattern pattern) {
        return all.stream()
                .map(option -> option.get(0))
                .filter(option -> pattern.matcher(option).matches())
                .toList();
    }
}

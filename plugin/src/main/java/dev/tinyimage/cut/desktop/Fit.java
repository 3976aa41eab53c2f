package dev.tinyimage.cut.desktop;

import dev.tinyimage.cut.Extent;
import dev.tinyimage.cut.Note;
import dev.tinyimage.cut.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a level suffices for an application.
 *
 * @param obstacle what stands against it
 * @param removal what goes at this level
 */
record Fit(DesktopLevel level, Optional<Obstacle> obstacle, Removal removal) {

    /** Between fields; names, paths and patterns have none. */
    private static final String TAB = "\t";

    private static final String BLANK = " ";

    /**
     * What an application runs that a level has not, or cannot be known to have.
     *
     * @param name as the application mentions it, or a class of the JDK
     * @param leadsTo the class that it leads to; empty where it is that itself
     */
    record Obstacle(String name, String leadsTo) {

        private String text(DesktopMentions mentions) {
            String text = mentions.text(name);
            return leadsTo.isEmpty() ? text : text + ", which leads to " + leadsTo;
        }
    }

    /** The level as one that is not taken. */
    Extent extent(DesktopMentions mentions) {
        return level.extent(obstacle.map(found -> found.text(mentions)).orElse(""), removal);
    }

    /** A line for each, and one for each of its notes. */
    static String write(List<Fit> fits) {
        return fits.stream().map(Fit::text).collect(Collectors.joining());
    }

    private String text() {
        String fields = String.join(TAB, level.name(), removal.resources(), String.join(BLANK, removal.libraries()));
        String against = obstacle.map(found -> TAB + found.name() + TAB + found.leadsTo())
                .orElse("");
        String notes = removal.notes().stream()
                .map(note -> "\n"
                        + String.join(
                                TAB,
                                "",
                                note.text(),
                                String.join(BLANK, note.packages()),
                                String.join(BLANK, note.libraries())))
                .collect(Collectors.joining());
        return fields + against + notes + "\n";
    }

    static List<Fit> read(String text) {
        List<Fit> fits = new ArrayList<>();
        List<String[]> lines = text.lines().map(line -> line.split(TAB, -1)).toList();
        for (int i = 0; i < lines.size(); i++) {
            List<Note> notes = new ArrayList<>();
            String[] fields = lines.get(i);
            for (; i + 1 < lines.size() && lines.get(i + 1)[0].isEmpty(); i++) {
                String[] note = lines.get(i + 1);
                notes.add(new Note(words(note[2]), words(note[3]), note[1]));
            }
            Optional<Obstacle> obstacle =
                    fields.length == 3 ? Optional.empty() : Optional.of(new Obstacle(fields[3], fields[4]));
            fits.add(new Fit(
                    DesktopLevel.valueOf(fields[0]), obstacle, new Removal(fields[1], words(fields[2]), notes)));
        }
        return fits;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(BLANK));
    }
}

package dev.tinyimage;

import dev.tinyimage.cut.Cuts;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.util.stream.Collectors;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    /** With the parts that are missed where they are needed after all: those of which exceptions speak. */
    static String linking(ModulePlan modules, LinkSource jdk, Cuts cuts) {
        return "Linking " + modules.names().size() + " modules of the " + jdk
                + cuts.decisions().stream()
                        .filter(decision -> !decision.extent().removal().notes().isEmpty())
                        .map(decision -> ", " + decision.module() + " "
                                + decision.extent().text())
                        .collect(Collectors.joining());
    }
}

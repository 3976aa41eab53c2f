package dev.tinyimage.cut.desktop;

import dev.tinyimage.cut.Cut;
import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Decision;
import dev.tinyimage.cut.Sign;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.modules.ModulePlan;
import java.util.List;
import java.util.Optional;

/** What an application does not reach of java.desktop, in levels. */
public record DesktopCut() implements Cut {

    static final String NAME = "desktop";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return DesktopClasses.MODULE;
    }

    @Override
    public Optional<Decision> decide(LinkSource jdk, ModulePlan plan, CutOptions options) {
        DesktopClasses classes = DesktopClasses.of(jdk);
        return Optional.of(new Levels(jdk, classes, DesktopUses.of(plan, classes)).choose(options.desktop()));
    }

    @Override
    public List<Sign> signs() {
        return List.of(Sign.ofClass(DesktopCut::has), Sign.ofLibrary(DesktopClasses.MODULE));
    }

    private static boolean has(LinkSource jdk, String className) {
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            return image.has(DesktopClasses.MODULE, DesktopClasses.file(className));
        }
    }

    @Override
    public String lack() {
        return "cut down";
    }

    @Override
    public String remedy() {
        return Messages.setLevel(DesktopLevel.FULL);
    }
}

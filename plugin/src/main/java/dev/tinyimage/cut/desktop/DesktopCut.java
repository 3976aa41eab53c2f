package dev.tinyimage.cut.desktop;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.OwnCode;
import dev.tinyimage.cut.Cut;
import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Decision;
import dev.tinyimage.cut.Extent;
import dev.tinyimage.cut.Removal;
import dev.tinyimage.cut.Sign;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.modules.ModulePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an application does not reach of java.desktop, in levels. */
public record DesktopCut() implements Cut {

    private static final String NAME = "desktop";

    /** Of what the cache keeps. */
    private static final String KIND = "desktop";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return DesktopClasses.MODULE;
    }

    /** It takes a second to follow what the classes of the module refer to, so the outcome is kept. */
    @Override
    public Optional<Decision> decide(LinkSource jdk, ModulePlan plan, CutOptions options, Cache cache) {
        DesktopMentions mentions = DesktopMentions.of(plan);
        Optional<DesktopLevel> asked = options.desktop();
        String key = DigestStream.hex(String.join(
                "\n",
                OwnCode.identity(),
                jdk.identity(),
                NativeFiles.identity(jdk, DesktopClasses.MODULE),
                asked.toString(),
                mentions.key()));
        List<Fit> fits = Fit.read(cache.text(KIND, key, () -> {
            DesktopClasses classes = DesktopClasses.of(jdk);
            return Fit.write(new Levels(jdk, classes, DesktopUses.of(mentions, classes)).fits(asked));
        }));
        return Optional.of(decision(asked, fits, mentions));
    }

    private static Decision decision(Optional<DesktopLevel> asked, List<Fit> fits, DesktopMentions mentions) {
        List<Extent> smaller = new ArrayList<>();
        for (Fit fit : fits) {
            if (asked.map(fit.level()::equals).orElse(fit.obstacle().isEmpty())) {
                return decision(fit.level(), asked, fit.removal(), smaller);
            }
            smaller.add(0, fit.extent(mentions));
        }
        return decision(DesktopLevel.FULL, asked, Removal.NONE, smaller);
    }

    /** What stands against the next smaller level is why it is no less. */
    private static Decision decision(
            DesktopLevel level, Optional<DesktopLevel> asked, Removal removal, List<Extent> smaller) {
        String reason = asked.map(Messages::asked)
                .orElse(smaller.isEmpty() ? "" : smaller.get(0).reason());
        return new Decision(NAME, DesktopClasses.MODULE, level.extent(reason, removal), smaller);
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

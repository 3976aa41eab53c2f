package dev.tinyimage.base;

import dev.tinyimage.console.Console;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.rootfs.Located;
import java.io.IOException;
import java.util.List;

/**
 * The locale C.UTF-8. glibc has it in files, not built in, up to 2.41 at least; without them LANG=C.UTF-8 means ASCII,
 * and the JVM cannot open files whose names are not, whatever sun.jnu.encoding says. They are the same for all CPUs of
 * one byte order, and glibc 2.41 takes those of 2.36. musl has it built in.
 */
final class Utf8Locale {

    static final String FOLDER = "/usr/lib/locale/C.utf8";

    /** The name that Debian used up to 10, and the one file for all locales that others have. */
    private static final List<String> OTHER_PLACES =
            List.of("/usr/lib/locale/C.UTF-8", "/usr/lib/locale/locale-archive");

    private Utf8Locale() {}

    /** The base with the sysroot's files of it, if it lacks them. */
    static BaseImage addTo(
            BaseImage base, ImageFiles files, Natives natives, Sysroot sysroot, LayerWriter layers, Console console)
            throws IOException {
        if (isThere(files) || natives.target().musl()) {
            return base;
        }
        List<Located> locale = sysroot.files(FOLDER);
        if (locale.isEmpty()) {
            console.warn(Messages.noLocale(sysroot));
            return base;
        }
        Tree tree = new Tree();
        for (Located file : locale) {
            tree.file(file, sysroot);
        }
        return base.plus(layers.write("locale", tree.entries()));
    }

    private static boolean isThere(ImageFiles files) throws IOException {
        boolean there = files.locate(FOLDER).isPresent();
        for (String place : OTHER_PLACES) {
            there |= files.locate(place).isPresent();
        }
        return there;
    }
}

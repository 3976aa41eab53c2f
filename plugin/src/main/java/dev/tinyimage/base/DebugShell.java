package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.registry.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shell in images for looking inside: the one of the base, or a static busybox where distroless images have it. */
final class DebugShell {

    private static final String FOLDER = "/busybox";
    private static final String PATH = "PATH=";
    private static final String USUAL_PATH = PATH + "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** What is wanted most; busybox knows itself by the name it is called by, and has all others as arguments. */
    private static final List<String> NAMES = List.of(
            "sh",
            "cat",
            "cp",
            "df",
            "du",
            "env",
            "find",
            "free",
            "grep",
            "head",
            "id",
            "kill",
            "less",
            "ls",
            "mkdir",
            "more",
            "mount",
            "mv",
            "nc",
            "netstat",
            "nslookup",
            "ping",
            "ps",
            "pwd",
            "rm",
            "sed",
            "sleep",
            "sort",
            "tail",
            "tar",
            "top",
            "touch",
            "uname",
            "unzip",
            "vi",
            "wc",
            "wget",
            "which",
            "xargs");

    private DebugShell() {}

    /** The variant with a shell that Google's distroless images have: the README there, "Debug Images". */
    static Reference variant(Reference base) {
        boolean distroless =
                base.registry().equals("gcr.io") && base.repository().startsWith("distroless/");
        String tag = base.qualifier();
        if (!distroless || base.isDigest() || tag.startsWith("debug")) {
            return base;
        }
        return base.withTag(tag.equals("latest") ? "debug" : "debug-" + tag);
    }

    /** The base with a shell, if it has none. */
    static BaseImage addTo(BaseImage base, ImageFiles files, Natives natives, Sysroot sysroot, LayerWriter layers)
            throws IOException {
        if (files.locate("/bin/sh").isPresent() || files.locate(FOLDER + "/sh").isPresent()) {
            return base;
        }
        NativeRoot.Native busybox = busybox(natives, sysroot);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Directory(FOLDER, 0755, 0));
        entries.add(new Entry.File(FOLDER + "/busybox", 0755, Content.of(sysroot.file(busybox.at()))));
        NAMES.forEach(name -> entries.add(new Entry.Link(FOLDER + "/" + name, "busybox")));
        BaseImage both = base.plus(layers.write("shell", entries));
        return new BaseImage(onPath(both.config()), both.layers(), both.source());
    }

    private static NativeRoot.Native busybox(Natives natives, Sysroot sysroot) throws IOException {
        for (String place : List.of("/bin/busybox", "/usr/bin/busybox", FOLDER + "/busybox")) {
            Optional<NativeRoot.Native> found =
                    sysroot.elfFile(place).filter(file -> isStatic(file.elf()) && natives.fits(file.elf()));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw Messages.noBusybox(sysroot);
    }

    private static boolean isStatic(ElfFile program) {
        return program.interpreter().isEmpty() && program.needed().isEmpty();
    }

    private static ObjectNode onPath(ObjectNode config) {
        ObjectNode edited = config.deepCopy();
        ObjectNode run = Json.child(edited, "config");
        String path = USUAL_PATH;
        ArrayNode others = Json.object().arrayNode();
        for (JsonNode variable : run.path("Env")) {
            if (variable.asText().startsWith(PATH)) {
                path = variable.asText();
            } else {
                others.add(variable);
            }
        }
        run.putArray("Env").add(path + ":" + FOLDER).addAll(others);
        return edited;
    }
}

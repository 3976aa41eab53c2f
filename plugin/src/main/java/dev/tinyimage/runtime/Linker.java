package dev.tinyimage.runtime;

import dev.tinyimage.console.Console;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.cut.Removal;
import dev.tinyimage.elf.PackedRelocations;
import dev.tinyimage.elf.SymbolTables;
import dev.tinyimage.elf.UnwindTables;
import dev.tinyimage.files.Folders;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkTool;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes runtimes with the JDK's jlink. */
public final class Linker {

    /** What scanners know a JDK by, besides the version that jlink writes itself. */
    private static final List<String> IDENTITY = List.of(
            "IMPLEMENTOR",
            "IMPLEMENTOR_VERSION",
            "JAVA_RUNTIME_VERSION",
            "FULL_VERSION",
            "SEMANTIC_VERSION",
            "LIBC",
            "OS_ARCH",
            "OS_NAME",
            "SOURCE");

    private static final String JVM = "lib/server/libjvm.so";

    private Linker() {}

    /**
     * Links a runtime of exactly the plan's modules.
     *
     * @param host whose jlink does it
     * @param cuts what goes of these modules
     * @param packRelocations whether the JVM's relocations are packed, for bases whose C library can read that
     * @param output its folder; whatever is there is replaced
     * @throws dev.tinyimage.console.UserError if jlink refuses
     */
    public static JavaRuntime link(
            HostJdk host,
            LinkSource jdk,
            ModulePlan plan,
            Cuts cuts,
            RuntimeOptions options,
            boolean packRelocations,
            Path output,
            Console console)
            throws IOException {
        Folders.delete(output);
        Files.createDirectories(output.getParent());
        Path releaseInfo = output.resolveSibling(output.getFileName() + "-release.properties");
        Files.write(releaseInfo, releaseInfo(jdk));
        // Apart, for jlink pre-generates classes of method handles from the state of its JVM, which is no two times the
        // same in Maven's.
        JdkTool.Run run = host.separateTool("jlink").run(arguments(jdk, plan, cuts, output, releaseInfo));
        Files.delete(releaseInfo);
        if (run.exitCode() != 0) {
            throw Messages.jlinkFailed(jdk, run.complaint());
        }
        for (Removal removal : cuts.removals()) {
            for (String library : removal.libraries()) {
                Files.deleteIfExists(output.resolve(library));
            }
        }
        if (!cuts.notes().isEmpty() && !ExceptionNotes.write(output, cuts.notes())) {
            console.debug(Messages.noNotes(jdk));
        }
        ConfigurationComments.remove(output);
        if (options.strip()) {
            strip(output);
        }
        if (packRelocations) {
            PackedRelocations.pack(output.resolve(JVM));
        }
        return new JavaRuntime(output, jdk, plan);
    }

    /** jlink's own option wants objcopy, and leaves what is not debug information. */
    private static void strip(Path runtime) throws IOException {
        try (Stream<Path> files = Files.walk(runtime)) {
            for (Path file : files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                SymbolTables.strip(file);
            }
        }
        UnwindTables.clear(runtime.resolve(JVM));
    }

    private static List<String> arguments(LinkSource jdk, ModulePlan plan, Cuts cuts, Path output, Path releaseInfo) {
        List<String> arguments = new ArrayList<>(List.of(
                "--add-modules",
                String.join(",", plan.names()),
                "--output",
                output.toString(),
                // No --compress: classes that jlink has deflated do not compress again in the layer, 17 to 30 % more to
                // pull; and what is called zip-0 wraps each one as an entry that is stored, with a checksum: 2 %.
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--release-info=" + releaseInfo));
        if (!cuts.removals().isEmpty()) {
            arguments.add(cuts.removals().stream()
                    .map(removal -> "regex:" + removal.resources())
                    .collect(Collectors.joining(",", "--exclude-resources=", "")));
        }
        if (!plan.locales().isEmpty()) {
            arguments.add("--include-locales=" + String.join(",", plan.locales()));
        }
        jdk.jmods().ifPresent(jmods -> arguments.addAll(List.of("--module-path", jmods.toString())));
        return arguments;
    }

    /** jlink copies the values as they stand, so the quotes that the file format wants are put here. */
    private static List<String> releaseInfo(LinkSource jdk) {
        Map<String, String> values = new TreeMap<>(jdk.release().values());
        values.keySet().retainAll(IDENTITY);
        values.put("IMAGE_TYPE", "JRE");
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=\"" + value.getValue().replace("\\", "\\\\") + "\"")
                .toList();
    }
}

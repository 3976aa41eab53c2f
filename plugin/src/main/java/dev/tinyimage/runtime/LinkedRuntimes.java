package dev.tinyimage.runtime;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.Cache.KeptFolder;
import dev.tinyimage.cache.OwnCode;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.Step;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.files.Folders;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkFiles;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runtimes, each linked once: they are kept by all that they depend on. Of an application that is its module plan alone, so
 * a build that changes only classes links nothing.
 */
public record LinkedRuntimes(Cache cache, Console console) {

    /** Of what the cache keeps. */
    private static final String KIND = "runtimes";

    /** The same, of runtimes with other certificates than jlink's. */
    private static final String TRUSTING = "trusting-runtimes";

    /** What a JDK without jmods gives to jlink as it is now, edited by users or not. */
    private static final List<String> EDITABLE = List.of("conf", "lib/security");

    /**
     * A runtime of exactly the plan's modules; nobody may write into it.
     *
     * @param host whose jlink does it
     * @param cuts what goes of these modules
     * @param packRelocations whether the JVM's relocations are packed, for bases whose C library can read that
     * @throws dev.tinyimage.console.UserError if jlink refuses, or certificates cannot be read
     */
    public JavaRuntime get(
            HostJdk host, LinkSource jdk, ModulePlan plan, Cuts cuts, RuntimeOptions options, boolean packRelocations)
            throws IOException {
        String key = DigestStream.hex(String.join(
                "\n",
                OwnCode.identity(),
                host.identity(),
                jdk.identity(),
                jdk.platform().toString(),
                content(jdk),
                plan.names().toString(),
                plan.locales().toString(),
                cuts.key(),
                Boolean.toString(options.strip()),
                Boolean.toString(packRelocations)));
        KeptFolder linked = cache.keptFolder(KIND, key, folder -> {
            console.info(Messages.linking(plan, jdk, cuts));
            try (Step step = console.step("Linking the runtime")) {
                Linker.link(host, jdk, plan, cuts, options, packRelocations, folder, console);
            }
        });
        TrustStore.tell(jdk, options, linked.path(), console);
        KeptFolder trusting = trusting(linked, key, options);
        return new JavaRuntime(trusting.path(), trusting.digests(), jdk, plan);
    }

    /** With the certificates that the user names. */
    private KeptFolder trusting(KeptFolder linked, String key, RuntimeOptions options) throws IOException {
        if (options.trustStore().isEmpty() && options.certificates().isEmpty()) {
            return linked;
        }
        return cache.keptFolder(TRUSTING, DigestStream.hex(key + digests(options)), folder -> {
            Folders.copy(linked.path(), folder);
            TrustStore.write(options, folder);
        });
    }

    /** Of what jlink takes, as far as its release does not say it: native files can be other ones under the same version. */
    private static String content(LinkSource jdk) throws IOException {
        if (jdk.jmods().isPresent()) {
            Path jmods = jdk.jmods().get();
            // jmods that were made again may be of another day, and have the same bytes
            return JdkFiles.stamps(jmods, jmods.startsWith(jdk.home()));
        }
        StringBuilder content = new StringBuilder(JdkFiles.stamps(jdk.home().resolve("lib"), true));
        for (String path : EDITABLE) {
            Path folder = jdk.home().resolve(path);
            content.append(Files.exists(folder) ? JdkFiles.digests(folder) : "");
        }
        return content.toString();
    }

    private static String digests(RuntimeOptions options) throws IOException {
        List<Path> files = new ArrayList<>(options.certificates());
        options.trustStore().ifPresent(store -> files.add(0, store));
        StringBuilder digests = new StringBuilder(options.trustStore().isPresent() ? "trust store" : "");
        for (Path file : files) {
            // certificates get names by those of their files
            digests.append(" ").append(file.getFileName()).append(Files.exists(file) ? JdkFiles.digests(file) : "");
        }
        return digests.toString();
    }
}

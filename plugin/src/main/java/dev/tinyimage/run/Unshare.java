package dev.tinyimage.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program {@code unshare} of util-linux, which every Linux machine has: unshare(1). */
final class Unshare implements Enclosure {

    /**
     * Bound with all that is mounted below, for without privilege the kernel takes no mount apart. Where the machine's own
     * /proc is covered in part, as in a container, it refuses a new one: mount_namespaces(7).
     */
    private static final String MOUNTS = """
            set -e
            mount=$1 root=$2 tmp=$3; shift 3
            $mount --rbind "$root" "$root"
            $mount -o remount,bind,ro "$root"
            $mount -t proc proc "$root/proc" || $mount --rbind /proc "$root/proc"
            $mount --rbind /dev "$root/dev"
            if [ "$tmp" ]; then $mount --bind "$tmp" "$root/tmp"; else $mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"; fi
            exec "$@"
            """;

    @Override
    public String name() {
        return "unshare";
    }

    /** Root becomes the image's user; any other becomes root of a namespace, for it may take no other name there. */
    @Override
    public List<String> command(Path root, RunConfig config) throws IOException {
        boolean privileged = System.getProperty("user.name").equals("root");
        String unshare = HostProgram.find("unshare");
        List<String> command = new ArrayList<>(List.of(unshare, "--mount", "--pid", "--fork", "--kill-child"));
        if (!privileged) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of(HostProgram.find("sh"), "-c", MOUNTS, "sh", HostProgram.find("mount"), root.toString()));
        command.add(config.tmp().map(Path::toString).orElse(""));
        command.addAll(List.of(unshare, "--root=" + root, "--wd=" + config.workingDirectory()));
        if (privileged) {
            ImageUser user = ImageUser.of(config.user(), root);
            command.addAll(List.of("--setgid=" + user.group(), "--setuid=" + user.user()));
        }
        command.add("--");
        command.addAll(config.command());
        return command;
    }
}

package dev.tinyimage.trial;

import dev.tinyimage.trial.Runner.NotHere;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program {@code unshare} of util-linux, which every Linux machine has: unshare(1). */
final class Unshare implements Enclosure {

    /** Where the machine's own /proc is covered in part, as in a container, the kernel refuses a new one. */
    private static final String MOUNTS = """
            set -e
            mount=$1 root=$2; shift 2
            $mount --bind "$root" "$root"
            $mount -o remount,bind,ro "$root"
            $mount -t proc proc "$root/proc" || $mount --rbind /proc "$root/proc"
            $mount --rbind /dev "$root/dev"
            $mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
            exec "$@"
            """;

    @Override
    public String name() {
        return "unshare";
    }

    /** Root becomes the image's user; any other becomes root of a namespace, for it may take no other name there. */
    @Override
    public List<String> command(Path root, RunConfig config) throws IOException, NotHere {
        boolean privileged = System.getProperty("user.name").equals("root");
        String unshare = HostProgram.find("unshare");
        List<String> command = new ArrayList<>(List.of(unshare, "--mount", "--pid", "--fork", "--kill-child"));
        if (!privileged) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of(HostProgram.find("sh"), "-c", MOUNTS, "sh", HostProgram.find("mount"), root.toString()));
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

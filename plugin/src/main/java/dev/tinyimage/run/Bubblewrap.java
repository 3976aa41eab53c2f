package dev.tinyimage.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program {@code bwrap}, which needs no privilege where the kernel lets users have namespaces: bwrap(1). */
final class Bubblewrap implements Enclosure {

    @Override
    public String name() {
        return "bubblewrap";
    }

    /** As process 1, as in a container; without that option bwrap puts a process of its own between. */
    @Override
    public List<String> command(Path root, RunConfig config) throws IOException {
        ImageUser user = ImageUser.of(config.user(), root);
        List<String> command = new ArrayList<>(List.of(HostProgram.find("bwrap")));
        command.addAll(List.of("--die-with-parent", "--unshare-user", "--unshare-pid", "--as-pid-1"));
        command.addAll(List.of("--uid", user.user(), "--gid", user.group()));
        command.addAll(List.of("--ro-bind", root.toString(), "/"));
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        command.addAll(config.tmp()
                .map(folder -> List.of("--bind", folder.toString(), "/tmp"))
                .orElse(List.of("--perms", "1777", "--tmpfs", "/tmp")));
        command.addAll(List.of("--chdir", config.workingDirectory(), "--"));
        command.addAll(config.command());
        return command;
    }
}

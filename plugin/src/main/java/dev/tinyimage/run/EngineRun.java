package dev.tinyimage.run;

import dev.tinyimage.daemon.Answer;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.rootfs.FileType;
import dev.tinyimage.rootfs.LayerEntry;
import dev.tinyimage.rootfs.TarLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Containers of an engine, one for each program. Files are copied in and out and never mounted: the engine may be in a
 * virtual machine or on another one, share some folders only, or have other numbers for users. What is copied is a tar file,
 * which has modes where this machine's files have none.
 */
final class EngineRun extends ImageRun {

    private static final String TMP = "/tmp";
    private static final int FOR_ALL = 01777;

    private static final Pattern NANOS = Pattern.compile("\\[(\\d{1,18})ns]");

    private final EngineImage image;
    private final RunConfig own;
    private final EngineNetwork network;
    private final Path folder;
    private final Map<String, Path> added = new TreeMap<>();

    private EngineRun(Image image, EngineImage loaded, EngineNetwork network, Path folder) throws IOException {
        super(image, folder);
        this.image = loaded;
        this.own = RunConfig.of(new RunRequest(image, Map.of(), List.of(), List.of(), folder, folder));
        this.network = network;
        this.folder = folder;
    }

    /** @throws NotHere if the engine does not take the image */
    static EngineRun load(Image image, Daemon engine, Platform machine, Path folder) throws IOException {
        return new EngineRun(image, EngineImage.load(image, engine, folder), EngineNetwork.of(machine), folder);
    }

    @Override
    String name() {
        return image.daemon().name();
    }

    @Override
    public boolean enclosed() {
        return true;
    }

    /** The engine's machine may be another one, so the JVM is asked, which can put the time before what it logs: java(1). */
    @Override
    public long clock() throws IOException {
        List<String> command = List.of(java(), "-Xlog:disable", "-Xlog:gc:stdout:timenanos", "-version");
        Matcher nanos = NANOS.matcher(run(command).text());
        return nanos.find() ? TimeUnit.NANOSECONDS.toMillis(Long.parseLong(nanos.group(1))) : 0;
    }

    @Override
    public void add(Path file, String path) {
        added.put(path, file);
    }

    @Override
    Running begin(RunConfig config, List<Integer> ports, Path log) throws IOException {
        String container = EngineImage.newName();
        try {
            succeed(image.daemon().run(create(container, config, ports)));
            put(container);
            List<String> start = image.daemon().command("start", "--attach", container);
            LocalProcess client = LocalProcess.start(start, System.getenv(), log, false);
            return new EngineContainer(image.daemon(), container, client, () -> {
                try {
                    take(container);
                } finally {
                    image.remove(container);
                }
            });
        } catch (IOException e) {
            image.remove(container);
            throw e;
        }
    }

    /** Nothing but its network is restricted: engines copy nothing into a read-only root. */
    private List<String> create(String container, RunConfig config, List<Integer> ports) {
        List<String> command = new ArrayList<>(image.command("create", container));
        command.addAll(network.flags(ports));
        Map<String, String> environment = new TreeMap<>(config.environment());
        own.environment().keySet().forEach(name -> environment.putIfAbsent(name, ""));
        environment.forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        command.addAll(List.of("--entrypoint", config.command().get(0), image.reference()));
        command.addAll(config.command().subList(1, config.command().size()));
        return command;
    }

    private void put(String container) throws IOException {
        List<Entry> entries = new ArrayList<>(List.of(new Entry.Directory(TMP, FOR_ALL, 0)));
        try (Stream<Path> files = Files.list(tmp())) {
            files.filter(Files::isRegularFile)
                    .map(file -> FolderEntries.file(file, TMP + "/" + file.getFileName()))
                    .forEach(entries::add);
        }
        added.forEach((path, file) -> entries.add(FolderEntries.file(file, path)));
        Path tar = folder.resolve("in.tar");
        try (OutputStream out = Files.newOutputStream(tar)) {
            LayerWriter.writeTar(entries, out);
        }
        succeed(image.daemon().put(tar, container));
        Files.delete(tar);
    }

    /** What lies in folders of its own is the application's, and nobody asks for it. */
    private void take(String container) throws IOException {
        Path tar = folder.resolve("out.tar");
        succeed(image.daemon().take(container, TMP, tar));
        TarLevel.read(Content.of(tar), (number, entry, content) -> take(entry, content));
        Files.delete(tar);
    }

    private void take(LayerEntry entry, InputStream content) throws IOException {
        String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        if (entry.type() == FileType.FILE && entry.path().equals(TMP + "/" + name)) {
            Files.copy(content, tmp().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void succeed(Answer answer) throws NotHere {
        if (!answer.succeeded()) {
            throw new NotHere(answer.text());
        }
    }

    @Override
    public void close() throws IOException {
        image.close();
    }
}

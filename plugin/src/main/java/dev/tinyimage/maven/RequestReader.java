package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.app.Project;
import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.base.Bases;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.desktop.DesktopLevel;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.jdk.JdkOrigin;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ExtraFiles;
import dev.tinyimage.layout.JvmDefaults;
import dev.tinyimage.maven.config.Container;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.maven.config.ExtraDirectories;
import dev.tinyimage.maven.config.ExtraPath;
import dev.tinyimage.maven.config.From;
import dev.tinyimage.maven.config.ImageParameters;
import dev.tinyimage.maven.config.Permission;
import dev.tinyimage.maven.config.RuntimeParameters;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.runtime.RuntimeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns parameters into values, and refuses those that make no sense. */
record RequestReader(
        From from,
        Container container,
        ExtraDirectories extraDirectories,
        RuntimeParameters runtime,
        ImageParameters image,
        DockerClient dockerClient,
        Optional<Path> toolchain,
        boolean debug,
        Path folder) {

    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp))?");
    private static final Pattern USER = Pattern.compile("[\\w.-]+(:[\\w.-]+)?");

    /** What JDKs for Linux are published for. */
    private static final List<Platform> PLATFORMS = Stream.of("amd64", "arm64", "ppc64le", "s390x", "riscv64")
            .map(architecture -> new Platform("linux", architecture))
            .toList();

    private static final int OCTAL = 8;
    private static final int LAST_PORT = 65535;

    BuildRequest read(Project project, String outputTimestamp, Path work) {
        return new BuildRequest(
                project,
                platforms(),
                jdks(),
                modules(),
                runtimeOptions(),
                new ArchiveReader(runtime, dockerClient).read(),
                base(),
                dropForeignNatives(),
                container(outputTimestamp),
                new PackingReader(image).read(),
                extraFiles(),
                work);
    }

    private BaseOptions base() {
        BaseOptions.Fonts fonts = Stream.of(BaseOptions.Fonts.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(from.fonts))
                .findFirst()
                .orElseThrow(() -> Messages.badValue(ParameterName.FROM_FONTS, from.fonts, "auto, yes or no"));
        return new BaseOptions(
                Optional.ofNullable(from.image).map(name -> Bases.absolute(name, folder)),
                folder.resolve(from.sysroot),
                fonts,
                isDisplayed(),
                Set.copyOf(from.mayLack),
                Switches.isOn(ParameterName.FROM_CERTIFICATES, from.certificates),
                Switches.isOn(ParameterName.FROM_TIME_ZONES, from.timeZones),
                debug);
    }

    private boolean dropForeignNatives() {
        return switch (image.foreignNatives) {
            case "drop" -> true;
            case "keep" -> false;
            default ->
                throw Messages.badValue(ParameterName.IMAGE_FOREIGN_NATIVES, image.foreignNatives, "drop or keep");
        };
    }

    private ExtraFiles extraFiles() {
        List<ExtraFiles.ExtraFolder> directories =
                extraDirectories.paths.stream().map(path -> directory(path)).toList();
        Path jibs = folder.resolve("src/main/jib");
        return new ExtraFiles(
                directories.isEmpty() && Files.isDirectory(jibs)
                        ? List.of(new ExtraFiles.ExtraFolder(jibs, "/"))
                        : directories,
                extraDirectories.permissions.stream()
                        .map(RequestReader::permission)
                        .toList());
    }

    private ExtraFiles.ExtraFolder directory(ExtraPath path) {
        if (path.from == null || !path.into.startsWith("/")) {
            throw Messages.badValue(
                    ParameterName.EXTRA_DIRECTORIES_PATHS,
                    path.from + ":" + path.into,
                    "a folder and an absolute path");
        }
        Path from = folder.resolve(path.from);
        if (!Files.isDirectory(from)) {
            throw Messages.badValue(ParameterName.EXTRA_DIRECTORIES_PATHS, path.from, "a folder of the module");
        }
        return new ExtraFiles.ExtraFolder(from, path.into);
    }

    private static ExtraFiles.PathMode permission(Permission permission) {
        if (permission.file == null || permission.mode == null || !permission.mode.matches("[0-7]{3,4}")) {
            throw Messages.badValue(
                    ParameterName.EXTRA_DIRECTORIES_PERMISSIONS,
                    permission.file + "=" + permission.mode,
                    "a path and an octal mode such as 755");
        }
        return new ExtraFiles.PathMode(permission.file, Integer.parseInt(permission.mode, OCTAL));
    }

    private List<Platform> platforms() {
        List<Platform> platforms = from.platforms.stream()
                .map(text -> platform(text.toString(), ParameterName.FROM_PLATFORMS))
                .toList();
        checkEachOnce(platforms, ParameterName.FROM_PLATFORMS);
        return platforms;
    }

    private static Platform platform(String text, ParameterName parameter) {
        return Platform.parse(text)
                .filter(platform -> PLATFORMS.stream().anyMatch(platform::fits))
                .orElseThrow(() -> Messages.badPlatform(text, PLATFORMS, parameter));
    }

    private static void checkEachOnce(List<Platform> platforms, ParameterName parameter) {
        for (int i = 0; i < platforms.size(); i++) {
            if (platforms.subList(0, i).stream().anyMatch(platforms.get(i)::fits)) {
                throw Messages.platformTwice(platforms.get(i), parameter);
            }
        }
    }

    private JdkOptions jdks() {
        List<Platform> platforms = runtime.jdks.stream()
                .map(jdk -> platform(jdk.platform, ParameterName.RUNTIME_JDKS))
                .toList();
        checkEachOnce(platforms, ParameterName.RUNTIME_JDKS);
        Map<Platform, JdkOrigin> each = new HashMap<>();
        for (int i = 0; i < platforms.size(); i++) {
            each.put(platforms.get(i), origin(runtime.jdks.get(i).jdk, ParameterName.RUNTIME_JDKS));
        }
        Optional<JdkOrigin> all = Optional.ofNullable(runtime.jdk).map(text -> origin(text, ParameterName.RUNTIME_JDK));
        return new JdkOptions(toolchain, all, each);
    }

    /** A digest that is none would make an archive a folder. */
    private JdkOrigin origin(String text, ParameterName parameter) {
        if (text.isEmpty() || text.contains("#sha256=") && !text.matches(".*#sha256=[0-9a-fA-F]{64}")) {
            throw Messages.badValue(
                    parameter, text, "a folder, an archive with #sha256= and 64 digits, or image: and a reference");
        }
        return JdkOrigin.parse(text, folder);
    }

    private ModuleOptions modules() {
        return new ModuleOptions(
                runtime.addModules,
                runtime.excludeModules,
                runtime.locales,
                runtime.charsets,
                container.jvmFlags,
                container.environment,
                debug);
    }

    /** A display is of use to all of java.desktop only. */
    private Optional<DesktopLevel> desktop() {
        if (runtime.desktop.equals("auto")) {
            return isDisplayed() ? Optional.of(DesktopLevel.FULL) : Optional.empty();
        }
        return Optional.of(Stream.of(DesktopLevel.values())
                .filter(level -> level.value().equals(runtime.desktop))
                .findFirst()
                .orElseThrow(() -> Messages.badValue(
                        ParameterName.RUNTIME_DESKTOP, runtime.desktop, "auto, full, headless or beans")));
    }

    private boolean isDisplayed() {
        return Switches.isOn(ParameterName.FROM_DISPLAY, from.display);
    }

    private Optional<Boolean> xslt() {
        return switch (runtime.xslt) {
            case "auto" -> Optional.empty();
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> throw Messages.badValue(ParameterName.RUNTIME_XSLT, runtime.xslt, "auto, yes or no");
        };
    }

    private RuntimeOptions runtimeOptions() {
        return new RuntimeOptions(
                new CutOptions(desktop(), xslt()),
                Switches.isOn(ParameterName.RUNTIME_STRIP, runtime.strip),
                Optional.ofNullable(runtime.trustStore).map(folder::resolve),
                runtime.certificates.stream().map(folder::resolve).toList());
    }

    private ContainerOptions container(String outputTimestamp) {
        Map<String, String> environment = new TreeMap<>(container.environment);
        environment.putIfAbsent("LANG", "C.UTF-8"); // else file names that are not ASCII cannot be opened
        return new ContainerOptions(
                container.extraClasspath,
                defaults(container.profile),
                container.jvmFlags,
                container.args,
                environment,
                ports(container.ports),
                container.labels,
                user(container.user),
                workingDirectory(container.workingDirectory),
                created(container.creationTime, outputTimestamp));
    }

    private static JvmDefaults defaults(String profile) {
        return switch (profile) {
            case "standard" -> JvmDefaults.STANDARD;
            case "serverless" -> JvmDefaults.SERVERLESS;
            default -> throw Messages.badValue(ParameterName.CONTAINER_PROFILE, profile, "standard or serverless");
        };
    }

    private static List<String> ports(List<String> texts) {
        List<String> ports = new ArrayList<>();
        for (String text : texts) {
            Matcher port = PORT.matcher(text);
            if (!port.matches()) {
                throw Messages.badValue(
                        ParameterName.CONTAINER_PORTS,
                        text,
                        "a port, a range such as 8080-8082, or either with /tcp or /udp");
            }
            int first = Integer.parseInt(port.group(1));
            int last = port.group(2) == null ? first : Integer.parseInt(port.group(2));
            if (first < 1 || last < first || last > LAST_PORT) {
                throw Messages.badValue(
                        ParameterName.CONTAINER_PORTS, text, "ports between 1 and 65535, the smaller first");
            }
            String protocol = port.group(3) == null ? "tcp" : port.group(3);
            IntStream.rangeClosed(first, last).forEach(number -> ports.add(number + "/" + protocol));
        }
        return ports;
    }

    private static String user(String user) {
        if (!USER.matcher(user).matches()) {
            throw Messages.badValue(
                    ParameterName.CONTAINER_USER, user, "a number or name, with an optional group after a colon");
        }
        return user;
    }

    private static String workingDirectory(String directory) {
        if (directory != null && !directory.startsWith("/")) {
            throw Messages.badValue(ParameterName.CONTAINER_WORKING_DIRECTORY, directory, "an absolute path");
        }
        return directory == null ? "" : directory;
    }

    private static Instant created(String parameter, String outputTimestamp) {
        if (parameter == null) {
            return fromOutputTimestamp(outputTimestamp);
        }
        return switch (parameter) {
            case "EPOCH" -> Instant.EPOCH;
            case "USE_CURRENT_TIMESTAMP" -> Instant.now();
            default -> {
                try {
                    yield OffsetDateTime.parse(parameter).toInstant();
                } catch (DateTimeException e) {
                    throw Messages.badValue(
                            ParameterName.CONTAINER_CREATION_TIME,
                            parameter,
                            "EPOCH, USE_CURRENT_TIMESTAMP or a time such as 2026-01-31T12:00:00Z");
                }
            }
        };
    }

    /** Maven's property for reproducible builds: a time, seconds since the epoch, or one character for "off". */
    private static Instant fromOutputTimestamp(String value) {
        try {
            return value.matches("\\d{2,}")
                    ? Instant.ofEpochSecond(Long.parseLong(value))
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return Instant.EPOCH;
        }
    }
}

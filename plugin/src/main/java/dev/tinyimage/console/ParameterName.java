package dev.tinyimage.console;

/** The parameters of the goals that messages name. */
public enum ParameterName {
    FROM_CERTIFICATES("from.certificates"),
    FROM_DISPLAY("from.display"),
    FROM_FONTS("from.fonts"),
    FROM_IMAGE("from.image"),
    FROM_MAY_LACK("from.mayLack"),
    FROM_PLATFORMS("from.platforms"),
    FROM_SYSROOT("from.sysroot"),
    FROM_TIME_ZONES("from.timeZones"),
    TO_IMAGE("to.image"),
    TO_TAGS("to.tags"),
    CONTAINER_CREATION_TIME("container.creationTime"),
    CONTAINER_EXTRA_CLASSPATH("container.extraClasspath"),
    CONTAINER_JVM_FLAGS("container.jvmFlags"),
    CONTAINER_MAIN_CLASS("container.mainClass"),
    CONTAINER_PORTS("container.ports"),
    CONTAINER_PROFILE("container.profile"),
    CONTAINER_RUNNABLE_JAR("container.runnableJar"),
    CONTAINER_USER("container.user"),
    CONTAINER_WORKING_DIRECTORY("container.workingDirectory"),
    EXTRA_DIRECTORIES("extraDirectories"),
    EXTRA_DIRECTORIES_PATHS("extraDirectories.paths"),
    EXTRA_DIRECTORIES_PERMISSIONS("extraDirectories.permissions"),
    RUNTIME_ADD_MODULES("runtime.addModules"),
    RUNTIME_ARCHIVE("runtime.archive"),
    RUNTIME_ARCHIVE_REQUIRED("runtime.archiveRequired"),
    RUNTIME_CERTIFICATES("runtime.certificates"),
    RUNTIME_CHARSETS("runtime.charsets"),
    RUNTIME_DESKTOP("runtime.desktop"),
    RUNTIME_EXCLUDE_MODULES("runtime.excludeModules"),
    RUNTIME_JDK("runtime.jdk"),
    RUNTIME_JDKS("runtime.jdks"),
    RUNTIME_LOCALES("runtime.locales"),
    RUNTIME_STRIP("runtime.strip"),
    RUNTIME_TRAINING("runtime.training"),
    RUNTIME_TRAINING_REQUIRED("runtime.trainingRequired"),
    RUNTIME_TRUST_STORE("runtime.trustStore"),
    RUNTIME_XSLT("runtime.xslt"),
    RUNTIME_TRAINING_ENVIRONMENT("runtime.training.environment"),
    RUNTIME_TRAINING_PROFILES("runtime.training.profiles"),
    RUNTIME_TRAINING_TIMEOUT("runtime.training.timeout"),
    RUNTIME_TRAINING_UNTIL("runtime.training.until"),
    IMAGE_CACHE_FROM("image.cacheFrom"),
    IMAGE_COMPRESSION("image.compression"),
    IMAGE_COMPRESSION_LEVEL("image.compressionLevel"),
    IMAGE_FOREIGN_NATIVES("image.foreignNatives"),
    IMAGE_MAX_SIZE("image.maxSize"),
    IMAGE_REPACK_JARS("image.repackJars"),
    WAR_CONTEXT_PATH("war.contextPath"),
    WAR_SERVER("war.server"),
    WAR_SERVER_VERSION("war.serverVersion"),
    DOCKER_CLIENT_EXECUTABLE("dockerClient.executable"),
    CHECK_ARGS("check.args"),
    CHECK_ENVIRONMENT("check.environment"),
    CHECK_PATH("check.path"),
    CHECK_PORT("check.port"),
    CHECK_RUNNER("check.runner"),
    CHECK_STARTS("check.starts"),
    CHECK_STATUS("check.status"),
    CHECK_TIMEOUT("check.timeout"),
    INDEX_IMAGES("index.images"),
    ALLOW_INSECURE_REGISTRIES("allowInsecureRegistries"),
    CACHE("cache"),
    CACHE_MAX_SIZE("cacheMaxSize"),
    CHECK_BEFORE_PUSH("checkBeforePush"),
    DEBUG("debug"),
    EXPLAIN("explain"),
    REGISTRY_MIRRORS("registryMirrors"),
    SKIP("skip");

    private final String path;

    ParameterName(String path) {
        this.path = path;
    }

    /** Its place among the parameters, such as {@code runtime.jdk}. */
    public String path() {
        return path;
    }

    /** As POMs have it, such as {@code <runtime><jdk>}. */
    public String element() {
        return "<" + path.replace(".", "><") + ">";
    }

    /** As the command line has it, such as {@code tinyimage.runtime.jdk}. */
    public String property() {
        return "tinyimage." + path;
    }

    /** In both forms, such as {@code <runtime><jdk> (tinyimage.runtime.jdk)}. */
    @Override
    public String toString() {
        return element() + " (" + property() + ")";
    }
}

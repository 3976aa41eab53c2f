package dev.tinyimage.maven;

/** Parameters of the topmost level that all goals have. */
final class CommonSettings {

    String allowInsecureRegistries;
    String cache;
    String cacheMaxSize;
    String debug;
    String skip;

    CommonSettings(String allowInsecureRegistries, String cache, String cacheMaxSize, String debug, String skip) {
        this.allowInsecureRegistries = allowInsecureRegistries;
        this.cache = cache;
        this.cacheMaxSize = cacheMaxSize;
        this.debug = debug;
        this.skip = skip;
    }
}

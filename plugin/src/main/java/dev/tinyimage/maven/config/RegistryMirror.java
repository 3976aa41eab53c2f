package dev.tinyimage.maven.config;

import java.util.ArrayList;
import java.util.List;

/** Registries that hold copies of what another has. */
public class RegistryMirror {

    /** The other one, such as {@code gcr.io}. */
    public String registry = "";

    /** Host and port of each copy, and a path where it keeps them below one; the first that answers is taken. */
    public List<String> mirrors = new ArrayList<>();

    /** The short form, {@code registry=mirror}. */
    public void set(String text) {
        String[] parts = text.split("=", 2);
        registry = parts[0];
        mirrors = parts.length == 2 ? List.of(parts[1]) : List.of();
    }
}

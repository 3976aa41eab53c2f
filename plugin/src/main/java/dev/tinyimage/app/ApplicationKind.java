package dev.tinyimage.app;

import java.util.Optional;

/** A kind of application. */
public interface ApplicationKind {

    /**
     * How to package a project of this kind; empty if it is of another.
     *
     * @param packaged what the project's jar holds
     */
    Optional<Application> recognise(Project project, JarContents packaged);
}

package dev.tinyimage.app.war;

import dev.tinyimage.app.Dependency;
import java.util.List;

/** Where published jars come from. */
public interface Artifacts {

    /**
     * Jars with all that they need.
     *
     * @param coordinates such as {@code org.apache.tomcat.embed:tomcat-embed-core:11.0.27}
     * @return in class-path order
     * @throws dev.tinyimage.console.UserError if one cannot be had
     */
    List<Dependency> withDependencies(List<String> coordinates);
}

package dev.tinyimage.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;

/**
 * Puts {@code package} before a lone goal of ours, so that {@code mvn tinyimage:build} works on a clean checkout. It is
 * declared in META-INF/plexus/components.xml: Maven 3.8 does not find an annotated one. No forked life cycle, which
 * breaks builds of many modules on Maven 3.
 */
public class PackageFirst extends AbstractMavenLifecycleParticipant {

    /** Goals that package nothing. */
    private static final Set<String> OTHERS = Set.of("help", "index");

    @Override
    public void afterProjectsRead(MavenSession session) {
        List<String> goals = session.getGoals();
        if (!goals.isEmpty() && goals.stream().allMatch(PackageFirst::isOurs)) {
            List<String> withPackage = new ArrayList<>(List.of("package"));
            withPackage.addAll(goals);
            session.getRequest().setGoals(withPackage);
        }
    }

    /** {@code tinyimage:goal}, or the form with all coordinates; either may end with an execution after an @. */
    private static boolean isOurs(String goal) {
        String[] parts = goal.replaceFirst("@.*", "").split(":");
        boolean ours = parts[0].equals("tinyimage") || goal.startsWith("dev.tinyimage:tinyimage-maven-plugin:");
        return ours && parts.length > 1 && !OTHERS.contains(parts[parts.length - 1]);
    }
}

package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.modules.Evidence.Kind;
import dev.tinyimage.scan.Mention;

/** Services of the JDK that jars provide or use: the service's own module looks for the providers. */
record Services(ClassPath classPath, JdkModules jdk) implements Finder {

    @Override
    public void find(Findings findings) {
        classPath.forEach(
                Mention.Kind.SERVICE,
                (jar, mention) -> jdk.ofClass(mention.name())
                        .ifPresent(module -> findings.add(
                                module,
                                new Evidence(
                                        Kind.SERVICE,
                                        jar.fileName(),
                                        mention.places().get(0).text(),
                                        mention.name(),
                                        ""))));
        classPath.forEach(
                Mention.Kind.USES,
                (jar, mention) -> jdk.ofClass(mention.name())
                        .ifPresent(module -> findings.add(
                                module,
                                new Evidence(
                                        Kind.SERVICE,
                                        jar.fileName(),
                                        mention.places().get(0).text(),
                                        mention.name(),
                                        "it uses it"))));
    }
}

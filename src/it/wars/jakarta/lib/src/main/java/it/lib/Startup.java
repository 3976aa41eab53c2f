package it.lib;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import java.util.TreeSet;

@HandlesTypes(Greets.class)
public class Startup implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> found, ServletContext context) {
        Set<String> names = new TreeSet<>();
        if (found != null) {
            found.forEach(type -> names.add(type.getName()));
        }
        context.setAttribute("found", names);
    }
}

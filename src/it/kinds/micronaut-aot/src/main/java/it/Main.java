package it;

import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;
import java.util.ServiceLoader;

@Controller
public class Main {
    public static void main(String[] args) {
        Micronaut.run(Main.class, args);
    }

    /** The package of what Micronaut AOT has made shows that it is in use. */
    @Get("/hello")
    public String hello() {
        return "hello from Micronaut and "
                + ServiceLoader.load(ApplicationContextConfigurer.class).stream()
                        .map(provider -> provider.type().getPackageName())
                        .filter(name -> name.startsWith("it."))
                        .toList();
    }
}

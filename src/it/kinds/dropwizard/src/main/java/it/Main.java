package it;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

public class Main extends Application<Main.Settings> {
    public static class Settings extends Configuration {
        @JsonProperty
        public String greeting;
    }

    @Path("/hello")
    public static class Hello {
        private final String greeting;

        Hello(String greeting) {
            this.greeting = greeting;
        }

        @GET
        public String hello() {
            return greeting;
        }
    }

    public static void main(String[] args) throws Exception {
        new Main().run(args);
    }

    @Override
    public void initialize(Bootstrap<Settings> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor()));
    }

    @Override
    public void run(Settings settings, Environment environment) {
        environment.jersey().register(new Hello(settings.greeting));
    }
}

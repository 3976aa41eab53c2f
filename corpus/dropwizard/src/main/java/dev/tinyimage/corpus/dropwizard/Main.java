package dev.tinyimage.corpus.dropwizard;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.client.JerseyClientBuilder;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jdbi.v3.core.Jdbi;

/** Jetty, Jersey, the validator, JDBI over a pool, Liquibase and metrics, as the framework puts them together. */
public class Main extends Application<Settings> {

    public static void main(String[] arguments) throws Exception {
        new Main().run(arguments);
    }

    @Override
    public void initialize(Bootstrap<Settings> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor()));
    }

    @Override
    public void run(Settings settings, Environment environment) throws Exception {
        Jdbi jdbi = new JdbiFactory().build(environment, settings.database, "words");
        jdbi.useHandle(handle -> {
            try (Liquibase liquibase = new Liquibase(
                    "migrations.xml",
                    new ClassLoaderResourceAccessor(),
                    DatabaseFactory.getInstance()
                            .findCorrectDatabaseImplementation(new JdbcConnection(handle.getConnection())))) {
                liquibase.update("");
            }
        });
        environment.healthChecks().register("corpus", new HealthCheck() {
            @Override
            protected Result check() {
                return Result.healthy("grün");
            }
        });
        environment
                .jersey()
                .register(new Resource(
                        jdbi,
                        environment,
                        new JerseyClientBuilder(environment).using(settings.client).build("self")));
    }
}

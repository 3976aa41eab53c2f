package dev.tinyimage.corpus.helidonmp;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Found by its annotation. */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("corpus").up().withData("word", "grün").build();
    }
}

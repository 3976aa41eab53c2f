package dev.tinyimage.corpus.helidonse;

import io.helidon.common.LogConfig;
import io.helidon.config.Config;
import io.helidon.health.HealthSupport;
import io.helidon.health.checks.HealthChecks;
import io.helidon.media.jsonb.JsonbSupport;
import io.helidon.media.jsonp.JsonpSupport;
import io.helidon.metrics.MetricsSupport;
import io.helidon.webserver.Routing;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.accesslog.AccessLogSupport;
import io.helidon.webserver.staticcontent.StaticContentSupport;
import java.util.concurrent.TimeUnit;

/** Helidon without injection, on Netty. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        LogConfig.configureRuntime();
        Config config = Config.create();
        Routing routing = Routing.builder()
                .register(AccessLogSupport.create())
                .register(MetricsSupport.create())
                .register(HealthSupport.builder().addLiveness(HealthChecks.healthChecks()).build())
                .register("/files", StaticContentSupport.create("/files"))
                .register(new Notes(config))
                .build();
        WebServer server = WebServer.builder(routing)
                .config(config.get("server"))
                .addMediaSupport(JsonpSupport.create())
                .addMediaSupport(JsonbSupport.create())
                .build();
        server.start().await(60, TimeUnit.SECONDS);
    }
}

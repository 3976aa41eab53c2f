package dev.tinyimage.corpus.javalin;

import dev.tinyimage.corpus.probe.Probe;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Javalin on Jetty with pages, formats and files. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        Javalin app = Javalin.create(Main::configure).start("127.0.0.1", Integer.parseInt(System.getenv("PORT")));
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.staticFiles.add("/public", Location.CLASSPATH);
        config.fileRenderer(new Pages());
        config.routes.get("/cities", context -> context.json(Formats.CITIES));
        config.routes.get("/formats", context -> text(context, Formats.all()));
        config.routes.get("/page", context -> context.render("cities.ftlh", Map.of("cities", Formats.CITIES)));
        config.routes.get("/zip", context -> text(context, Archive.roundTrip(Formats.all())));
        config.routes.get(
                "/wrong", context -> text(context, "" + context.queryParamAsClass("n", Integer.class).get()));
        config.routes.get("/probe/tls", context -> text(context, Probe.tls()));
        config.routes.get("/probe/date", context -> text(context, Probe.date()));
        config.routes.get("/probe/error", context -> {
            LOG.error("failed", Probe.error());
            text(context, "logged");
        });
    }

    private static void text(Context context, String text) {
        context.contentType("text/plain;charset=UTF-8").result(text);
    }
}

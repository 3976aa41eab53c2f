package dev.tinyimage.corpus.armeria;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.encoding.DecodingClient;
import com.linecorp.armeria.client.logging.LoggingClient;
import com.linecorp.armeria.client.metric.MetricCollectingClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.metric.MeterIdPrefixFunction;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.docs.DocService;
import com.linecorp.armeria.server.encoding.EncodingService;
import com.linecorp.armeria.server.file.FileService;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import com.linecorp.armeria.server.logging.LoggingService;
import com.linecorp.armeria.server.metric.MetricCollectingService;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** Armeria with metrics, compression, documentation and a client of itself over TLS. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new ClassLoaderMetrics().bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Server secure = Server.builder()
                .https(new InetSocketAddress(loopback, 0))
                .tlsSelfSigned()
                .annotatedService(new Numbers())
                .build();
        secure.start().join();
        WebClient client = WebClient.builder("https://localhost:" + secure.activeLocalPort())
                .factory(ClientFactory.insecure())
                .decorator(MetricCollectingClient.newDecorator(MeterIdPrefixFunction.ofDefault("corpus.client")))
                .decorator(LoggingClient.newDecorator())
                .build();
        WebClient plain = WebClient.builder("http://localhost:" + System.getenv("PORT"))
                .decorator(DecodingClient.newDecorator())
                .build();
        Server server = Server.builder()
                .http(new InetSocketAddress(loopback, Integer.parseInt(System.getenv("PORT"))))
                .meterRegistry(meters)
                .annotatedService(new Numbers())
                .service("/secure", (context, request) -> secure(client))
                .service("/encoded", (context, request) -> relay(plain, "/static/note.txt"))
                .service("/meters", (context, request) -> meters(meters))
                .service("/healthy", HealthCheckService.of())
                .serviceUnder("/docs", new DocService())
                .serviceUnder("/static", FileService.of(Main.class.getClassLoader(), "/static"))
                .decorator(MetricCollectingService.newDecorator(MeterIdPrefixFunction.ofDefault("corpus.server")))
                .decorator(EncodingService.builder().minBytesToForceChunkedEncoding(1).newDecorator())
                .decorator(LoggingService.newDecorator())
                .build();
        server.start().join();
        Runtime.getRuntime().addShutdownHook(new Thread(
                () -> CompletableFuture.allOf(server.stop(), secure.stop()).join()));
    }

    private static HttpResponse secure(WebClient client) {
        return HttpResponse.of(client.get("/sum/20/22")
                .aggregate()
                .thenApply(answer -> HttpResponse.of(answer.contentUtf8() + " " + answer.status())));
    }

    private static HttpResponse relay(WebClient client, String path) {
        CompletableFuture<AggregatedHttpResponse> answer = client.get(path).aggregate();
        return HttpResponse.of(answer.thenApply(
                whole -> HttpResponse.of(whole.status() + " " + whole.contentUtf8())));
    }

    private static HttpResponse meters(PrometheusMeterRegistry meters) {
        return HttpResponse.of(meters.scrape()
                .lines()
                .filter(line -> line.startsWith("# TYPE jvm_") || line.startsWith("# TYPE process_"))
                .filter(line -> !line.contains("_gc_"))
                .sorted()
                .reduce("", (text, line) -> text + line + "\n"));
    }
}

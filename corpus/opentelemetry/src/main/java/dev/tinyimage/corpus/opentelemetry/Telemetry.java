package dev.tinyimage.corpus.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.runtimetelemetry.RuntimeTelemetry;
import io.opentelemetry.instrumentation.runtimetelemetry.RuntimeTelemetryBuilder;
import io.opentelemetry.instrumentation.runtimetelemetry.internal.Experimental;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The SDK as its settings make it, and readers in memory beside it, since no answer may depend on a collector. */
final class Telemetry {

    private final OpenTelemetry api;
    private final Resource resource;
    private final InMemorySpanExporter spans;
    private final InMemoryMetricReader metrics;
    private final HttpClient client = HttpClient.newHttpClient();

    private Telemetry(
            OpenTelemetry api, Resource resource, InMemorySpanExporter spans, InMemoryMetricReader metrics) {
        this.api = api;
        this.resource = resource;
        this.spans = spans;
        this.metrics = metrics;
    }

    static Telemetry start() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        Resource[] resource = new Resource[1];
        AutoConfiguredOpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(Telemetry::settings)
                .addTracerProviderCustomizer(
                        (builder, settings) -> builder.addSpanProcessor(SimpleSpanProcessor.create(spans)))
                .addMeterProviderCustomizer((builder, settings) -> builder.registerMetricReader(metrics))
                .addResourceCustomizer((all, settings) -> resource[0] = all)
                .build();
        RuntimeTelemetryBuilder runtime = RuntimeTelemetry.builder(sdk.getOpenTelemetrySdk());
        Experimental.setEmitExperimentalMetrics(runtime, true);
        Experimental.setEmitExperimentalJfrMetrics(runtime, true);
        runtime.build();
        return new Telemetry(sdk.getOpenTelemetrySdk(), resource[0], spans, metrics);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("otel.service.name", "corpus");
        settings.put("otel.traces.exporter", "otlp,console");
        settings.put("otel.metrics.exporter", "otlp,prometheus");
        settings.put("otel.logs.exporter", "otlp,console");
        settings.put("otel.exporter.otlp.endpoint", "http://127.0.0.1:9");
        settings.put("otel.exporter.otlp.protocol", "http/protobuf");
        settings.put("otel.exporter.otlp.compression", "gzip");
        settings.put("otel.exporter.otlp.timeout", "500");
        settings.put("otel.exporter.prometheus.host", "127.0.0.1");
        settings.put("otel.exporter.prometheus.port", "0");
        settings.put("otel.bsp.schedule.delay", "200");
        settings.put("otel.propagators", "tracecontext,baggage,b3multi,jaeger");
        return settings;
    }

    String spans() {
        spans.reset();
        Tracer tracer = api.getTracer("corpus");
        Span outer = tracer.spanBuilder("outer").setSpanKind(SpanKind.SERVER).startSpan();
        try (Scope scope = outer.makeCurrent()) {
            Span inner = tracer.spanBuilder("inner").setAttribute("word", "süß").startSpan();
            inner.setStatus(StatusCode.ERROR, "geplant");
            inner.recordException(new IllegalStateException("geplant"));
            inner.end();
            api.getLogsBridge().get("corpus").logRecordBuilder().setSeverity(Severity.INFO).setBody("in a span").emit();
        } finally {
            outer.end();
        }
        return spans.getFinishedSpanItems().stream()
                .map(span -> span.getName() + " " + span.getKind() + " " + span.getStatus() + " " + span.getAttributes()
                        + " " + span.getEvents().size())
                .collect(Collectors.joining("\n"));
    }

    String baggage() {
        Map<String, String> headers = new TreeMap<>();
        Context context = Context.root().with(Baggage.builder().put("word", "süß").build());
        api.getPropagators().getTextMapPropagator().inject(context, headers, Map::put);
        return headers.toString();
    }

    String meters() {
        LongCounter counter = api.getMeter("corpus").counterBuilder("corpus.asked").build();
        counter.add(1);
        return metrics.collectAllMetrics().stream()
                .map(MetricData::getName)
                .filter(name -> name.matches(
                        "corpus.*|jvm.(class|thread).*|jvm.cpu.(count|time)|jvm.memory.(init|limit|used)"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Waits for what only the flight recorder tells. */
    String recorded() throws IOException {
        try {
            for (int i = 0; i < 300; i++) {
                List<String> names = metrics.collectAllMetrics().stream()
                        .map(MetricData::getName)
                        .filter(name -> name.matches("jvm.cpu.context_switch|jvm.memory.allocation"))
                        .distinct()
                        .sorted()
                        .toList();
                if (names.size() == 2) {
                    return names.toString();
                }
                Thread.sleep(100);
            }
            return "nothing";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    String resource() {
        return resource.getAttribute(AttributeKey.stringKey("service.name")) + " "
                + resource.getAttribute(AttributeKey.stringKey("telemetry.sdk.language")) + " "
                + resource.getAttribute(AttributeKey.stringKey("os.type"));
    }

    /** Asks the app itself, which says what the span's headers were called. */
    String call() throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + System.getenv("PORT") + "/headers"));
        Span span = api.getTracer("corpus").spanBuilder("call").setSpanKind(SpanKind.CLIENT).startSpan();
        try (Scope scope = span.makeCurrent()) {
            api.getPropagators()
                    .getTextMapPropagator()
                    .inject(Context.current(), request, HttpRequest.Builder::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            span.end();
        }
    }
}

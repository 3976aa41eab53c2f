package dev.tinyimage.corpus.grpc;

import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.corpus.probe.Probe;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A gRPC service and its client, which sits behind the JDK's server; TLS is the JDK's, not Netty's own. */
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private static ManagedChannel channel;

    private Main() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Certificate certificate = Certificate.create();
        Server grpc = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(GrpcSslContexts.configure(
                                SslContextBuilder.forServer(certificate.chainStream(), certificate.keyStream()),
                                SslProvider.JDK)
                        .build())
                .addService(Texts.service())
                .addService(new HealthStatusManager().getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build()
                .start();
        channel = NettyChannelBuilder.forTarget("dns:///localhost:" + grpc.getPort())
                .sslContext(GrpcSslContexts.configure(
                                SslContextBuilder.forClient().trustManager(certificate.chainStream()), SslProvider.JDK)
                        .build())
                .build();
        HttpServer http = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("PORT"))), 0);
        http.createContext("/", Main::answer);
        http.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            channel.shutdownNow();
            grpc.shutdownNow();
        }));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body(String path) throws IOException {
        return switch (path) {
            case "/upper" -> upper("straße");
            case "/broken" -> broken();
            case "/stream" -> stream();
            case "/struct" -> JsonFormat.printer().print(ClientCalls.blockingUnaryCall(
                    channel, Texts.DESCRIBE, CallOptions.DEFAULT.withCompression("gzip"), StringValue.of("äöü")));
            case "/health" -> HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .toString();
            case "/services" -> services();
            case "/probe/tls" -> Probe.tls();
            case "/probe/date" -> Probe.date();
            case "/probe/error" -> {
                LOG.log(Level.SEVERE, "failed", Probe.error());
                yield "logged";
            }
            default -> "hello";
        };
    }

    private static String upper(String text) {
        return ClientCalls.blockingUnaryCall(channel, Texts.UPPER, CallOptions.DEFAULT, StringValue.of(text))
                .getValue();
    }

    private static String broken() {
        try {
            return upper("");
        } catch (StatusRuntimeException e) {
            return e.getMessage();
        }
    }

    private static String stream() {
        List<String> answer = new ArrayList<>();
        ClientCalls.blockingServerStreamingCall(channel, Texts.COUNT, CallOptions.DEFAULT, Int32Value.of(3))
                .forEachRemaining(value -> answer.add(value.getValue()));
        return answer.toString();
    }

    private static String services() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> requests = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response.getListServicesResponse().getServiceList().stream()
                                .map(service -> service.getName())
                                .sorted()
                                .toList()
                                .toString());
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {}
                });
        requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        requests.onCompleted();
        return answer.join();
    }
}

package dev.tinyimage.corpus.netty;

import dev.tinyimage.corpus.probe.Probe;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.ssl.OpenSsl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers. */
final class Pages extends SimpleChannelInboundHandler<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final Loopback loopback;

    private final boolean epoll;

    private final int port;

    Pages(Loopback loopback, boolean epoll, int port) {
        this.loopback = loopback;
        this.epoll = epoll;
        this.port = port;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof TextWebSocketFrame frame) {
            context.writeAndFlush(new TextWebSocketFrame("echo " + frame.text()));
        } else if (message instanceof WebSocketFrame) {
            context.close();
        } else if (message instanceof FullHttpRequest request) {
            answer(context, request);
        }
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) throws Exception {
        if (request.uri().equals("/echo")) {
            WebSocketServerHandshaker handshaker =
                    new WebSocketServerHandshakerFactory("ws://127.0.0.1/echo", null, true).newHandshaker(request);
            handshaker.handshake(context.channel(), request);
            return;
        }
        byte[] body = body(new QueryStringDecoder(request.uri())).getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8");
        HttpUtil.setContentLength(response, body.length);
        HttpUtil.setKeepAlive(response, HttpUtil.isKeepAlive(request));
        context.writeAndFlush(response);
    }

    private String body(QueryStringDecoder query) throws Exception {
        return switch (query.path()) {
            case "/tls" -> loopback.overTls();
            case "/resolve" -> loopback.resolve("localhost");
            case "/transport" -> "epoll " + epoll + ", OpenSSL " + OpenSsl.isAvailable();
            case "/websocket" -> webSocket();
            case "/probe/tls" -> Probe.tls();
            case "/probe/date" -> Probe.date();
            case "/probe/error" -> {
                LOG.error("failed", Probe.error());
                yield "logged";
            }
            default -> "hello " + query.parameters().getOrDefault("name", List.of());
        };
    }

    private String webSocket() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/echo"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        answer.complete(data.toString());
                        return null;
                    }
                })
                .get(5, TimeUnit.SECONDS);
        socket.sendText("grüß", true);
        String text = answer.get(5, TimeUnit.SECONDS);
        socket.abort();
        return text;
    }
}

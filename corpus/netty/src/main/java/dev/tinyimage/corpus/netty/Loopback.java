package dev.tinyimage.corpus.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A TLS server with a certificate of its own making, a client that trusts (and shows) just that one, and names. */
final class Loopback {

    private final EventLoopGroup loops;

    private final boolean epoll;

    private final SslContext client;

    private final InetSocketAddress address;

    Loopback(EventLoopGroup loops, boolean epoll) throws Exception {
        this.loops = loops;
        this.epoll = epoll;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair pair = generator.generateKeyPair();
        X509Certificate certificate = certificate(pair);
        ApplicationProtocolConfig protocols = new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_1_1);
        client = SslContextBuilder.forClient()
                .keyManager(pair.getPrivate(), certificate)
                .trustManager(certificate)
                .applicationProtocolConfig(protocols)
                .build();
        SslContext server = SslContextBuilder.forServer(pair.getPrivate(), certificate)
                .trustManager(certificate)
                .clientAuth(ClientAuth.REQUIRE)
                .applicationProtocolConfig(protocols)
                .build();
        address = (InetSocketAddress) new ServerBootstrap()
                .group(loops)
                .channel(Main.type(epoll))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) {
                        child.pipeline()
                                .addLast(server.newHandler(child.alloc()), new StringEncoder(), new StringDecoder())
                                .addLast(new Greeter());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel()
                .localAddress();
    }

    private static X509Certificate certificate(KeyPair pair) throws Exception {
        X500Name name = new X500Name("CN=localhost");
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minus(1, ChronoUnit.DAYS)),
                                Date.from(now.plus(1, ChronoUnit.DAYS)),
                                name,
                                pair.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                        .build(new JcaContentSignerBuilder("SHA384withECDSA").build(pair.getPrivate())));
    }

    String overTls() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Channel channel = new Bootstrap()
                .group(loops)
                .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) {
                        child.pipeline()
                                .addLast(client.newHandler(child.alloc(), "localhost", address.getPort()))
                                .addLast(new StringEncoder(), new StringDecoder())
                                .addLast(new Listener(answer));
                    }
                })
                .connect(address)
                .sync()
                .channel();
        channel.writeAndFlush("grüß").sync();
        try {
            return answer.get(10, TimeUnit.SECONDS);
        } finally {
            channel.close();
        }
    }

    String resolve(String host) throws Exception {
        try (DnsNameResolver resolver = new DnsNameResolverBuilder(loops.next())
                .channelType(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
                .queryTimeoutMillis(500)
                .build()) {
            return resolver.resolve(host).get(5, TimeUnit.SECONDS).getHostAddress();
        }
    }

    /** Says by whom it was greeted. */
    private static final class Greeter extends SimpleChannelInboundHandler<String> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, String message) throws Exception {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            String peer = tls.engine().getSession().getPeerPrincipal().getName();
            context.writeAndFlush(message + " " + peer + " by " + tls.applicationProtocol());
        }
    }

    /** Hands on what the server says, or why it says nothing. */
    private static final class Listener extends SimpleChannelInboundHandler<String> {

        private final CompletableFuture<String> answer;

        Listener(CompletableFuture<String> answer) {
            this.answer = answer;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, String message) {
            String cipher =
                    context.pipeline().get(SslHandler.class).engine().getSession().getCipherSuite();
            answer.complete(message + " " + cipher);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answer.completeExceptionally(cause);
        }
    }
}

package dev.tinyimage.corpus.vertx;

import dev.tinyimage.corpus.probe.Probe;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.ResponseContentTypeHandler;
import io.vertx.jdbcclient.JDBCConnectOptions;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.function.Function;

/** Everything answers without blocking, each over another of the libraries. */
final class Site extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final MeterRegistry meters;

    private int port;
    private WebClient client;
    private JWTAuth tokens;
    private Pool database;

    Site(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Future<?> start() {
        port = Integer.parseInt(System.getenv("PORT"));
        client = WebClient.create(vertx, new WebClientOptions().setDecompressionSupported(true));
        tokens = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(new PubSecKeyOptions()
                                .setAlgorithm("HS256")
                                .setBuffer("corpus-corpus-corpus-corpus-1234")));
        database = JDBCPool.pool(
                vertx,
                new JDBCConnectOptions()
                        .setJdbcUrl("jdbc:h2:mem:corpus;DB_CLOSE_DELAY=-1")
                        .setUser("sa")
                        .setPassword(""),
                new PoolOptions().setMaxSize(2));
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(System.getProperty("java.io.tmpdir")));
        router.route().handler(ResponseContentTypeHandler.create());
        router.get("/json").produces("application/json").handler(request -> request.json(new JsonObject()
                .put("greeting", "grüß")
                .put("bytes", new byte[] {1, 2, 3})));
        route(router, "/relay", request -> relay());
        route(router, "/token", request -> token());
        route(router, "/dns", request -> dns());
        route(router, "/sql", request -> sql());
        route(router, "/mail", request -> mail());
        route(router, "/config", request -> settings());
        route(router, "/probe/tls", request -> vertx.executeBlocking(Probe::tls));
        route(router, "/probe/date", request -> Future.succeededFuture(Probe.date()));
        route(router, "/probe/error", request -> {
            LOG.error("failed", Probe.error());
            return Future.succeededFuture("logged");
        });
        return vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(router)
                .listen(port, LOOPBACK);
    }

    private static void route(Router router, String path, Function<RoutingContext, Future<String>> answer) {
        router.get(path)
                .handler(request -> answer.apply(request)
                        .onSuccess(text -> request.response()
                                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                                .end(text))
                        .onFailure(request::fail));
    }

    /** By name, so that the resolver is asked. */
    private Future<String> relay() {
        return client.get(port, "localhost", "/json")
                .as(BodyCodec.jsonObject())
                .send()
                .map(answer -> answer.body().encode() + " " + answer.getHeader("Content-Type") + " "
                        + (meters.find("vertx.http.server.active.requests").gauge() != null
                                && meters.find("jvm.threads.live").gauge() != null));
    }

    private Future<String> token() {
        String token = tokens.generateToken(
                new JsonObject().put("sub", "jürgen"), new JWTOptions().setNoTimestamp(true).setIssuer("corpus"));
        return tokens.authenticate(new TokenCredentials(token)).map(user -> token + " " + user.subject());
    }

    private Future<String> dns() {
        return NameServer.start(vertx, LOOPBACK)
                .compose(server -> vertx.createDnsClient(server.localAddress().port(), LOOPBACK)
                        .resolveA("corpus.test")
                        .eventually(server::close))
                .map(Object::toString);
    }

    private Future<String> sql() {
        return database.query("create table if not exists town (id int primary key, name varchar(20), since date)")
                .execute()
                .compose(done -> database.preparedQuery("merge into town values (?, ?, ?)")
                        .execute(Tuple.of(1, "Köln", LocalDate.of(50, 7, 8))))
                .compose(done -> database.query("select * from town").execute())
                .map(rows -> {
                    JsonArray answer = new JsonArray();
                    for (Row row : rows) {
                        answer.add(row.getString("NAME") + " " + row.getLocalDate("SINCE"));
                    }
                    return answer.encode();
                });
    }

    private Future<String> mail() {
        return MailServer.start(vertx, LOOPBACK).compose(server -> {
            MailClient mails = MailClient.create(
                    vertx,
                    new MailConfig()
                            .setHostname(LOOPBACK)
                            .setPort(server.port())
                            .setStarttls(StartTLSOptions.DISABLED)
                            .setOwnHostname("corpus.test"));
            MailMessage message = new MailMessage("a@corpus.test", "b@corpus.test", "Grüße", "süß\n");
            message.setAttachment(MailAttachment.create()
                    .setName("a.txt")
                    .setContentType("text/plain")
                    .setData(Buffer.buffer("angehängt")));
            return mails.sendMail(message)
                    .compose(sent -> server.close().map(closed -> sent.getRecipients() + " " + server.subject()))
                    .eventually(mails::close);
        });
    }

    private Future<String> settings() {
        ConfigStoreOptions yaml = new ConfigStoreOptions()
                .setType("file")
                .setFormat("yaml")
                .setConfig(new JsonObject().put("path", "settings.yaml"));
        return ConfigRetriever.create(vertx, new ConfigRetrieverOptions().addStore(yaml))
                .getConfig()
                .map(JsonObject::encode);
    }
}

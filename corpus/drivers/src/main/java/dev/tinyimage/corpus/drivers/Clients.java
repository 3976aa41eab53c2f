package dev.tinyimage.corpus.drivers;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** Everything not behind JDBC. */
final class Clients {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private Clients() {}

    private interface Attempt {

        Object answer() throws Exception;
    }

    static String refused() throws IOException {
        int port = Databases.closedPort();
        String address = "127.0.0.1:" + port;
        return attempt("mongodb", () -> mongo(port)) + attempt("lettuce", () -> lettuce(port))
                + attempt("jedis", () -> jedis(port)) + attempt("kafka admin", () -> kafkaAdmin(address))
                + attempt("kafka producer", () -> kafkaProducer(address))
                + Document.parse("{\"name\": \"Öl\", \"price\": {\"$numberDecimal\": \"4.50\"}}").toJson();
    }

    private static String attempt(String name, Attempt attempt) {
        try {
            return name + " is there: " + attempt.answer() + "\n";
        } catch (Exception e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            return name + " " + cause.getClass().getSimpleName() + "\n";
        }
    }

    private static Object mongo(int port) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyToClusterSettings(builder -> builder.hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .serverSelectionTimeout(SHORT.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSslSettings(builder -> builder.enabled(true))
                .credential(MongoCredential.createScramSha256Credential("jane", "orders", "secret".toCharArray()))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            return client.getDatabase("orders").runCommand(new Document("ping", 1));
        }
    }

    private static Object lettuce(int port) {
        RedisClient client = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withTimeout(SHORT)
                .build());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().ping();
        } finally {
            client.shutdown(Duration.ZERO, SHORT);
        }
    }

    private static Object jedis(int port) {
        DefaultJedisClientConfig configuration =
                DefaultJedisClientConfig.builder().timeoutMillis(1000).ssl(true).build();
        try (Jedis jedis = new Jedis(new HostAndPort("127.0.0.1", port), configuration)) {
            return jedis.ping();
        }
    }

    private static Object kafkaAdmin(String address) throws Exception {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1000,
                AdminClientConfig.SECURITY_PROTOCOL_CONFIG, "SASL_SSL",
                SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512",
                SaslConfigs.SASL_JAAS_CONFIG,
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"jane\" password=\"secret\";");
        try (Admin admin = Admin.create(settings)) {
            return admin.listTopics().names().get();
        }
    }

    private static Object kafkaProducer(String address) throws Exception {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            return producer.send(new ProducerRecord<>("orders", "Öl")).get();
        }
    }
}

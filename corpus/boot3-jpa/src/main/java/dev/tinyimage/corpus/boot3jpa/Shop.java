package dev.tinyimage.corpus.boot3jpa;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.persistence.EntityManager;
import jakarta.validation.ConstraintViolationException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Queries of several kinds, and who may see them. */
@RestController
public class Shop {

    private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Customers customers;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final DataSource database;
    private final JwtEncoder encoder;
    private final RestClient self;

    Shop(
            Customers customers,
            EntityManager entities,
            TransactionTemplate transaction,
            DataSource database,
            JwtEncoder encoder,
            RestClient.Builder client,
            @Value("${server.port}") int port) {
        this.customers = customers;
        this.entities = entities;
        this.transaction = transaction;
        this.database = database;
        this.encoder = encoder;
        this.self = client.baseUrl("http://127.0.0.1:" + port).build();
    }

    @GetMapping("/customers")
    List<Customer> customers() {
        List<Customer> found = new ArrayList<>(customers.findByNameContainingOrderByIdDesc("r"));
        found.addAll(customers.named("%ü%"));
        return found;
    }

    @GetMapping(path = "/orders", produces = TEXT)
    String orders() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("EEEE, d. MMMM yyyy HH:mm z", Locale.GERMANY)
                .withZone(ZoneId.of("Europe/Berlin"));
        return transaction.execute(status -> {
            var builder = entities.getCriteriaBuilder();
            var query = builder.createQuery(Purchase.class);
            var purchase = query.from(Purchase.class);
            query.where(builder.greaterThan(purchase.get("placed"), Instant.parse("2026-01-01T00:00:00Z")))
                    .orderBy(builder.desc(purchase.get("placed")));
            StringBuilder answer = new StringBuilder();
            for (Purchase found : entities.createQuery(query).getResultList()) {
                answer.append(Hibernate.isInitialized(found.getCustomer()) ? "" : "lazy ")
                        .append(found.getCustomer().getName())
                        .append(' ')
                        .append(format.format(found.getPlaced()))
                        .append(' ')
                        .append(found.getTags())
                        .append('\n');
            }
            return answer.toString();
        });
    }

    @GetMapping("/sums")
    List<Customers.Sum> sums() {
        return customers.sums();
    }

    @GetMapping(path = "/files", produces = TEXT)
    String files() {
        return transaction.execute(status -> {
            Customer customer = customers.findById(1L).orElseThrow();
            try {
                byte[] bytes = customer.photo().getBytes(1, 10);
                return bytes.length + " " + customer.notes();
            } catch (SQLException e) {
                throw new IllegalStateException("no photo", e);
            }
        });
    }

    @GetMapping(path = "/invalid", produces = TEXT)
    String invalid() {
        TreeSet<String> messages = new TreeSet<>();
        try {
            customers.save(new Customer("", "nowhere", new UUID(0, 3), LocalDate.of(9999, 1, 1)));
        } catch (ConstraintViolationException e) {
            e.getConstraintViolations()
                    .forEach(violation -> messages.add(violation.getPropertyPath() + " " + violation.getMessage()));
        }
        return String.join("\n", messages);
    }

    @GetMapping(path = "/login", produces = TEXT)
    String login() {
        return ask(null) + ask(basic("falsch")) + ask(basic("geheim"));
    }

    @GetMapping(path = "/token", produces = TEXT)
    String token() {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer("https://shop.example.org")
                .subject("zoë")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .claim("scope", List.of("read", "write"))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        String token =
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        return ask("Bearer " + token) + ask("Bearer " + token.substring(0, token.lastIndexOf('.')));
    }

    private static String basic(String password) {
        return "Basic " + HttpHeaders.encodeBasicAuth("müller", password, StandardCharsets.UTF_8);
    }

    private String ask(String authorization) {
        return self.get()
                        .uri("/private/me")
                        .headers(headers -> {
                            if (authorization != null) {
                                headers.set("Authorization", authorization);
                            }
                        })
                        .exchange((request, response) ->
                                response.getStatusCode().is2xxSuccessful()
                                        ? response.bodyTo(String.class)
                                        : response.getStatusCode()
                                                + " "
                                                + response.getHeaders().getFirst("WWW-Authenticate"))
                + "\n";
    }

    @PreAuthorize("isAuthenticated() and authentication.name.length() > 2")
    @GetMapping(path = "/private/me", produces = TEXT)
    public String me(Authentication authentication) {
        return authentication.getName() + " " + new TreeSet<>(authentication.getAuthorities().stream()
                .map(Object::toString)
                .toList());
    }

    @GetMapping(path = "/database", produces = TEXT)
    String database() throws SQLException {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            StringBuilder answer = new StringBuilder(about.getDatabaseProductName()).append('\n');
            try (ResultSet tables = about.getTables(null, "PUBLIC", "%", new String[] {"BASE TABLE"})) {
                while (tables.next()) {
                    answer.append(tables.getString("TABLE_NAME")).append('\n');
                }
            }
            SQLXML xml = connection.createSQLXML();
            xml.setString("<a>ä</a>");
            // What else H2 can only do with more of the JDK.
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("select formatdatetime(date '2026-03-01', 'EEEE', 'de'),"
                            + " rawtohex(hash('SHA3-256', 'a')),"
                            + " compress(repeat('a', 99), 'DEFLATE'), regexp_replace('abc', 'b', 'x'),"
                            + " json '{\"a\":1}', xmlnode('p', null, 'ö')")) {
                row.next();
                answer.append(row.getString(1))
                        .append(' ')
                        .append(row.getString(2))
                        .append(' ')
                        .append(row.getBytes(3).length)
                        .append(' ')
                        .append(row.getString(4))
                        .append(' ')
                        .append(row.getString(5))
                        .append(' ')
                        .append(row.getString(6))
                        .append(' ')
                        .append(xml.getString());
            }
            return answer.toString();
        }
    }

    @GetMapping(path = "/probe/tls", produces = TEXT)
    String tls() {
        return Probe.tls();
    }

    @GetMapping(path = "/probe/date", produces = TEXT)
    String date() {
        return Probe.date();
    }

    @GetMapping(path = "/probe/error", produces = TEXT)
    String error() {
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

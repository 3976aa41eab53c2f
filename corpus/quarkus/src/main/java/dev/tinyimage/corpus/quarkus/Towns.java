package dev.tinyimage.corpus.quarkus;

import io.quarkus.qute.Qute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What people build with this framework: an entity in a database, as JSON, XML and a page. */
@Path("/")
public class Towns {

    @Inject
    EntityManager entities;

    @Inject
    Validator validator;

    @Inject
    DataSource database;

    @GET
    @Path("towns")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Town> all() {
        return entities.createQuery("from Town where area > :least order by name", Town.class)
                .setParameter("least", new BigDecimal("80"))
                .getResultList();
    }

    @GET
    @Path("towns/{id}")
    @Produces(MediaType.APPLICATION_XML)
    public Town one(@PathParam("id") Long id) {
        return entities.find(Town.class, id);
    }

    @GET
    @Path("invalid")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> invalid() {
        Town town = new Town();
        town.name = " ";
        town.founded = LocalDate.of(9999, 1, 1);
        town.area = BigDecimal.ZERO;
        return validator.validate(town).stream()
                .map(Towns::describe)
                .sorted()
                .toList();
    }

    private static String describe(ConstraintViolation<Town> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }

    @GET
    @Path("page")
    @Produces(MediaType.TEXT_HTML)
    public String page() {
        return Qute.fmt("<ul>{#for t in towns}<li>{t.id} {t.name}</li>{/for}</ul>", Map.of("towns", all()));
    }

    @GET
    @Path("sql")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> sql() throws SQLException {
        List<String> answer = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select name, founded, hash('SHA-256', name) from Town order by id")) {
            while (rows.next()) {
                answer.add(rows.getString(1) + " " + rows.getDate(2) + " " + rows.getBytes(3).length);
            }
        }
        return answer;
    }
}

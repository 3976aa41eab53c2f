package dev.tinyimage.corpus.jersey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.glassfish.jersey.media.multipart.FormDataParam;

/** Orders in both forms. */
@Path("/orders")
public class Orders {

    @GET
    @Path("/{number}.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Order json(@PathParam("number") @Min(1) int number) {
        return order(number);
    }

    @GET
    @Path("/{number}.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Order xml(@PathParam("number") int number) {
        return order(number);
    }

    @POST
    @Consumes(MediaType.APPLICATION_XML)
    @Produces(MediaType.APPLICATION_JSON)
    public Order post(@Valid Order order) {
        return order;
    }

    @POST
    @Path("/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_PLAIN)
    public String file(@FormDataParam("name") String name, @FormDataParam("file") InputStream file) throws Exception {
        return name + ": " + new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }

    static Order order(int number) {
        Order order = new Order();
        order.number = number;
        order.customer = "Jürgen";
        order.price = new BigDecimal("12.50");
        order.day = LocalDate.of(2026, 3, 1);
        order.items = List.of("Öl", "Reis");
        return order;
    }
}

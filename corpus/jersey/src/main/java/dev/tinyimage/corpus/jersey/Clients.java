package dev.tinyimage.corpus.jersey;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.media.multipart.file.StreamDataBodyPart;

/** Asks the app's own server. */
@Path("/")
@Produces("text/plain;charset=UTF-8")
public class Clients {

    @Context
    private Configuration configuration;

    @GET
    @Path("/client")
    public String client() throws Exception {
        Client client = ClientBuilder.newBuilder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .register(MultiPartFeature.class)
                .build();
        try (FormDataMultiPart form = new FormDataMultiPart()) {
            WebTarget target = client.target((URI) configuration.getProperty("base")).path("orders");
            Order read = target.path("7.xml").request(MediaType.APPLICATION_XML).get(Order.class);
            String json = target.request(MediaType.APPLICATION_JSON).post(Entity.xml(read), String.class);
            read.customer = " ";
            int refused = target.request().post(Entity.xml(read)).getStatus();
            form.field("name", "Brief")
                    .bodyPart(new StreamDataBodyPart("file", Clients.class.getResourceAsStream("/letter.txt")));
            String file =
                    target.path("file").request().post(Entity.entity(form, form.getMediaType()), String.class);
            return json + "\n" + refused + "\n" + file;
        } finally {
            client.close();
        }
    }

    @GET
    @Path("/xml")
    public String xml() throws Exception {
        return Xml.roundTrip(Orders.order(7));
    }
}

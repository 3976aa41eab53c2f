package it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@ApplicationScoped
@Path("/hello")
public class Hello {
    @GET
    public String hello() {
        return "hello from Helidon MP";
    }
}

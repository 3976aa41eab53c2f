package it;

import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Main extends SpringBootServletInitializer {
    public static void main(String[] args) {
        SpringApplication.run(Main.class, args);
    }

    @GetMapping("/hello")
    public String hello(HttpServletRequest request) throws MalformedURLException {
        boolean found = request.getServletContext().getResource("/file.html") != null;
        return "hello from a Spring Boot WAR that has its files: " + found;
    }
}

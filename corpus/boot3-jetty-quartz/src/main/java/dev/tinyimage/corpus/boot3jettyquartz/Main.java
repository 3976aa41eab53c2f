package dev.tinyimage.corpus.boot3jettyquartz;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Jetty in place of Tomcat, Log4j in place of Logback, jobs and mails. */
@SpringBootApplication
public class Main {

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }
}

package dev.tinyimage.corpus.boot4mvc;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** Spring MVC on Tomcat with Jackson 3 and metrics. */
@SpringBootApplication
@EnableResilientMethods
public class Main {

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }
}

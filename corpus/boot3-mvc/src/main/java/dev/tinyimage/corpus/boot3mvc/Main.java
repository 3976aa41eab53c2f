package dev.tinyimage.corpus.boot3mvc;

import java.awt.image.BufferedImage;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.BufferedImageHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Spring MVC on Tomcat with several formats of answers, and Actuator. */
@SpringBootApplication
public class Main {

    /** Seen by JMX. */
    @Component
    @ManagedResource(objectName = "corpus:type=Shop")
    public static class Shop {

        @ManagedAttribute
        public String getState() {
            return "geöffnet";
        }
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }

    @Bean
    HttpMessageConverter<BufferedImage> pictures() {
        return new BufferedImageHttpMessageConverter();
    }
}

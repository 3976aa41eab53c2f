package dev.tinyimage.corpus.boot4jpa;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Pages over Data JPA, with a login form. */
@SpringBootApplication
public class Main {

    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/private").hasRole("EDITOR").anyRequest().permitAll())
                .formLogin(Customizer.withDefaults())
                .rememberMe(remember -> remember.key("corpus"))
                .build();
    }

    @Bean
    PasswordEncoder passwords() {
        return new DelegatingPasswordEncoder(
                "pbkdf2", Map.of("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    @Bean
    UserDetailsService users(PasswordEncoder passwords) {
        return new InMemoryUserDetailsManager(User.withUsername("käthe")
                .password(passwords.encode("geheim"))
                .roles("EDITOR")
                .build());
    }
}

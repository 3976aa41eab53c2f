package dev.tinyimage.corpus.boot4jpa;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.client.RestClient;

/** Reads articles and logs itself in. */
@Controller
public class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Articles articles;
    private final EntityManagerFactory entities;
    private final RestClient self;

    /** What {@code /articles} tells. */
    public record Row(String title, String zone, String length, Article.Details details) {}

    Site(Articles articles, EntityManagerFactory entities, @Value("${server.port}") int port) {
        this.articles = articles;
        this.entities = entities;
        // The JDK's client follows no redirect unless it is told to.
        this.self = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    @GetMapping("/")
    String index(Model model) {
        model.addAttribute("articles", articles.findAllByOrderByTitle());
        return "index";
    }

    @GetMapping("/articles")
    @ResponseBody
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Article article : articles.findAll(Sort.by("published").descending())) {
            rows.add(new Row(
                    article.getTitle(),
                    article.getZone().getId(),
                    article.getLength().toString(),
                    article.getDetails()));
        }
        return rows;
    }

    @GetMapping(path = "/search", produces = TEXT)
    @ResponseBody
    String search() {
        Page<Articles.Line> lines = articles.lines(PageRequest.of(0, 2, Sort.by("title")));
        Specification<Article> dear = (root, query, builder) -> builder.gt(root.get("price"), 10);
        return lines.getContent() + " of " + lines.getTotalElements() + "\n"
                + articles.count(dear) + "\n"
                + articles.titles();
    }

    @GetMapping(path = "/session", produces = TEXT)
    @ResponseBody
    String session() {
        ResponseEntity<String> closed =
                self.get().uri("/private").accept(MediaType.TEXT_HTML).retrieve().toEntity(String.class);
        ResponseEntity<String> form =
                self.get().uri("/login").accept(MediaType.TEXT_HTML).retrieve().toEntity(String.class);
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"").matcher(form.getBody());
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("username", "käthe");
        fields.add("password", "geheim");
        fields.add("remember-me", "on");
        fields.add("_csrf", token.find() ? token.group(1) : "");
        ResponseEntity<Void> login = self.post()
                .uri("/login")
                .header("Cookie", cookie(form, "JSESSIONID"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(fields)
                .retrieve()
                .toBodilessEntity();
        String open = self.get()
                .uri("/private")
                .header("Cookie", cookie(login, "JSESSIONID"))
                .retrieve()
                .body(String.class);
        String remembered = self.get()
                .uri("/private")
                .header("Cookie", cookie(login, "remember-me"))
                .retrieve()
                .body(String.class);
        return closed.getStatusCode() + "\n" + login.getStatusCode() + "\n" + open + "\n" + remembered;
    }

    private static String cookie(ResponseEntity<?> response, String name) {
        return response.getHeaders().getValuesAsList("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .findFirst()
                .orElse("none=");
    }

    @GetMapping(path = "/private", produces = TEXT)
    @ResponseBody
    String me(Authentication authentication) {
        return authentication.getName() + " " + authentication.getClass().getSimpleName();
    }

    @GetMapping(path = "/crypto", produces = TEXT)
    @ResponseBody
    String crypto() {
        var encryptor = Encryptors.delux("Schlüssel", "0123456789abcdef");
        String encrypted = encryptor.encrypt("geheimer Text");
        return encrypted.length() + " " + encryptor.decrypt(encrypted);
    }

    @GetMapping(path = "/statistics", produces = TEXT)
    @ResponseBody
    String statistics() {
        var factory = entities.unwrap(SessionFactory.class);
        articles.findById(1L);
        return factory.getStatistics().isStatisticsEnabled() + " "
                + factory.getStatistics().getEntityStatistics(Article.class.getName()).getFetchCount();
    }

    @GetMapping(path = "/probe/tls", produces = TEXT)
    @ResponseBody
    String tls() {
        return Probe.tls();
    }

    @GetMapping(path = "/probe/date", produces = TEXT)
    @ResponseBody
    String date() {
        return Probe.date();
    }

    @GetMapping(path = "/probe/error", produces = TEXT)
    @ResponseBody
    String error() {
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

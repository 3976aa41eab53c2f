package dev.tinyimage.corpus.boot3large;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobExecutionException;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.server.mvc.WebMvcLinkBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.quartz.QuartzJobBean;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** A page for each part of the class path. */
@Controller
public class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final BlockingQueue<String> FIRED = new LinkedBlockingQueue<>();

    private final AtomicInteger run = new AtomicInteger();
    private final Books books;
    private final RestClient self;
    private final int port;
    private final JobLauncher launcher;
    private final Job titles;
    private final JdbcTemplate jdbc;
    private final Scheduler scheduler;
    private final JavaMailSender sender;
    private final JwtEncoder encoder;
    private final ClientRegistrationRepository clients;
    private final Validator validator;
    private final StringRedisTemplate redis;

    /** What {@code /check} validates. */
    public record Reader(@NotBlank String name, @Email String address, @Min(18) int age) {}

    /** Fired from the job store in the database, its data deserialised. */
    public static class Note extends QuartzJobBean {

        @Override
        protected void executeInternal(JobExecutionContext context) {
            FIRED.add(context.getMergedJobDataMap().get("date").toString());
        }
    }

    Site(
            Books books,
            RestClient.Builder client,
            @Value("${server.port}") int port,
            JobLauncher launcher,
            Job titles,
            JdbcTemplate jdbc,
            Scheduler scheduler,
            JavaMailSender sender,
            JwtEncoder encoder,
            ClientRegistrationRepository clients,
            Validator validator,
            StringRedisTemplate redis) {
        this.books = books;
        this.launcher = launcher;
        this.titles = titles;
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.sender = sender;
        this.encoder = encoder;
        this.clients = clients;
        this.validator = validator;
        this.redis = redis;
        this.port = port;
        this.self = client.baseUrl("http://127.0.0.1:" + port).build();
    }

    @GetMapping("/books")
    @ResponseBody
    CollectionModel<EntityModel<Book>> books() {
        List<EntityModel<Book>> models = new ArrayList<>();
        for (Book book : books.findByPublishedAfterOrderByTitle(LocalDate.of(1900, 1, 1))) {
            models.add(EntityModel.of(book, link(book.getId())));
        }
        return CollectionModel.of(models);
    }

    @GetMapping("/books/{id}")
    @ResponseBody
    EntityModel<Book> book(@PathVariable Long id) {
        return EntityModel.of(books.findById(id).orElseThrow(), link(id));
    }

    private static Link link(Long id) {
        // The port differs from run to run.
        URI uri = WebMvcLinkBuilder.linkTo(WebMvcLinkBuilder.methodOn(Site.class).book(id))
                .toUri();
        return Link.of(uri.getPath());
    }

    @GetMapping("/page")
    String page(Model model) {
        model.addAttribute("books", books.findAll());
        return "page";
    }

    @GetMapping(path = "/batch", produces = TEXT)
    @ResponseBody
    String batch() throws JobExecutionException {
        JobExecution execution = launcher.run(
                titles,
                new JobParametersBuilder()
                        .addLong("run", (long) run.incrementAndGet())
                        .toJobParameters());
        return execution.getExitStatus().getExitCode() + " "
                + jdbc.queryForList("select name from title order by name", String.class);
    }

    @GetMapping(path = "/quartz", produces = TEXT)
    @ResponseBody
    String quartz() throws SchedulerException, InterruptedException {
        var job = JobBuilder.newJob(Note.class)
                .withIdentity("note" + run.incrementAndGet())
                .build();
        job.getJobDataMap().put("date", LocalDate.of(2026, 3, 1));
        scheduler.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
        return scheduler.getMetaData().getJobStoreClass().getSimpleName() + " fired "
                + FIRED.poll(20, TimeUnit.SECONDS);
    }

    @GetMapping(path = "/mail", produces = TEXT)
    @ResponseBody
    String mail() throws MessagingException, IOException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom("laden@example.org", "Bücherladen");
        helper.setTo("leser@example.org");
        helper.setSubject("Ihre Bestellung für März");
        helper.setText("Drei Bücher", "<p>Drei B&uuml;cher</p>");
        helper.addAttachment(
                "preis.txt",
                new ByteArrayDataSource("Preis: 5 €".getBytes("ISO-8859-15"), "text/plain; charset=ISO-8859-15"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        MimeMessage read = sender.createMimeMessage(new ByteArrayInputStream(out.toByteArray()));
        MimeMultipart parts = (MimeMultipart) read.getContent();
        return read.getSubject() + ", " + ((InternetAddress) read.getFrom()[0]).getPersonal() + ", "
                + parts.getCount() + " parts, "
                + parts.getBodyPart(1).getFileName() + ": " + parts.getBodyPart(1).getContent();
    }

    @GetMapping(path = "/token", produces = TEXT)
    @ResponseBody
    String token() {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject("Jürgen")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .claim("scope", "read")
                .build();
        String token = encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue();
        String bearer = privately("Bearer " + token);
        String basic = self.get()
                .uri("/private/me")
                .headers(headers -> headers.setBasicAuth("reader", "secret"))
                .retrieve()
                .body(String.class);
        String bad = privately("Bearer " + token.substring(0, token.length() - 9));
        return String.join(
                "\n",
                bearer,
                basic,
                bad,
                clients.findByRegistrationId("github").getProviderDetails().getAuthorizationUri());
    }

    private String privately(String authorization) {
        return self.get().uri("/private/me").header("Authorization", authorization).exchange((request, response) ->
                response.getStatusCode().is2xxSuccessful()
                        ? response.bodyTo(String.class)
                        : response.getStatusCode() + " " + response.getHeaders().getFirst("WWW-Authenticate"));
    }

    @GetMapping(path = "/private/me", produces = TEXT)
    @ResponseBody
    String me(Authentication authentication) {
        return authentication.getName() + " " + authentication.getAuthorities();
    }

    @GetMapping(path = "/socket", produces = TEXT)
    @ResponseBody
    String socket() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        var handler = new TextWebSocketHandler() {
            @Override
            protected void handleTextMessage(WebSocketSession session, TextMessage message) {
                answers.add(message.getPayload());
            }
        };
        try (WebSocketSession session = new StandardWebSocketClient()
                .execute(handler, "ws://127.0.0.1:" + port + "/upper")
                .get(20, TimeUnit.SECONDS)) {
            session.sendMessage(new TextMessage("grüße"));
            return answers.poll(20, TimeUnit.SECONDS);
        }
    }

    @GetMapping(path = "/check", produces = TEXT)
    @ResponseBody
    String check() {
        Map<String, String> messages = new TreeMap<>();
        validator
                .validate(new Reader(" ", "nowhere", 3))
                .forEach(violation -> messages.put(violation.getPropertyPath().toString(), violation.getMessage()));
        return messages.toString();
    }

    @GetMapping(path = "/redis", produces = TEXT)
    @ResponseBody
    String redis() {
        RedisSerializer<Object> serializer = RedisSerializer.java();
        Object date = serializer.deserialize(serializer.serialize(LocalDate.of(2026, 3, 1)));
        RedisSerializer<Object> json = RedisSerializer.json();
        Object list = json.deserialize(json.serialize(new ArrayList<>(List.of("ä", 1.5))));
        try {
            return redis.opsForValue().get("key");
        } catch (RedisConnectionFailureException e) {
            return date + " " + list + " " + e.getMessage();
        }
    }

    @GetMapping(path = "/drivers", produces = TEXT)
    @ResponseBody
    String drivers() {
        StringBuilder answer = new StringBuilder();
        for (String url : List.of(
                "jdbc:h2:mem:other",
                "jdbc:mysql://127.0.0.1:1/shop?user=a&password=b",
                "jdbc:postgresql://127.0.0.1:1/shop?user=a&password=b")) {
            try (var connection = DriverManager.getConnection(url)) {
                answer.append(connection.getMetaData().getDatabaseProductName());
            } catch (SQLException e) {
                answer.append(e.getClass().getSimpleName()).append(' ').append(e.getSQLState());
            }
            answer.append('\n');
        }
        books.sums().forEach(sum -> answer.append(sum[0]).append(' ').append(sum[1]).append('\n'));
        return answer.toString();
    }

    @GetMapping(path = "/metrics", produces = TEXT)
    @ResponseBody
    String metrics() {
        List<String> names = self.get()
                .uri("/actuator/prometheus")
                .retrieve()
                .body(String.class)
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                // The others come only with the first event.
                .filter(name -> name.matches("(disk|hikaricp|jdbc|jvm|logback|process|system|tomcat).*"))
                .filter(name -> !name.startsWith("jvm_gc_"))
                .sorted()
                .toList();
        return String.join("\n", names);
    }

    @GetMapping(path = "/jmx", produces = TEXT)
    @ResponseBody
    String jmx() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> names =
                server.queryNames(new ObjectName("org.springframework.boot:type=Endpoint,*"), null).stream()
                        .map(name -> name.getKeyProperty("name"))
                        .sorted()
                        .toList();
        Object connections =
                server.getAttribute(new ObjectName("com.zaxxer.hikari:type=PoolConfig (large)"), "MaximumPoolSize");
        Object connector = server.queryNames(new ObjectName("Tomcat:type=Connector,*"), null).size();
        return names + " " + connections + " " + connector;
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

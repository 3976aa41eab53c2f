package dev.tinyimage.corpus.boot3jettyquartz;

import dev.tinyimage.corpus.probe.Probe;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.quartz.CronExpression;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.calendar.HolidayCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jndi.JndiTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.quartz.QuartzJobBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jobs, mails and an audit log in JSON. */
@RestController
public class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String LOGS =
            System.getProperty("java.io.tmpdir") + "/corpus-audit-" + System.getenv("PORT");
    private static final Path ZIPPED = Path.of(LOGS + ".1.log.gz");
    private static final BlockingQueue<String> FIRED = new LinkedBlockingQueue<>();

    private final AtomicInteger run = new AtomicInteger();
    private final Scheduler scheduler;
    private final JavaMailSender sender;

    /** Gets its name from the job's data, by setter. */
    public static class Greeting extends QuartzJobBean {

        private String name;

        public void setName(String name) {
            this.name = name;
        }

        @Override
        protected void executeInternal(JobExecutionContext context) {
            FIRED.add("Hallo " + name);
        }
    }

    Site(Scheduler scheduler, JavaMailSender sender) throws IOException {
        // Of an earlier run.
        Files.deleteIfExists(ZIPPED);
        this.scheduler = scheduler;
        this.sender = sender;
    }

    @GetMapping(path = "/quartz", produces = TEXT)
    String quartz() throws SchedulerException, InterruptedException, JMException {
        var job = JobBuilder.newJob(Greeting.class)
                .withIdentity("greeting" + run.incrementAndGet())
                .usingJobData("name", "Jürgen")
                .build();
        scheduler.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
        String greeting = FIRED.poll(20, TimeUnit.SECONDS);
        var server = ManagementFactory.getPlatformMBeanServer();
        Object jmx = "";
        for (ObjectName name : server.queryNames(new ObjectName("quartz:type=QuartzScheduler,*"), null)) {
            jmx = server.getAttribute(name, "JobStoreClassName");
        }
        return greeting + " " + jmx;
    }

    @GetMapping(path = "/calendar", produces = TEXT)
    String calendar() throws ParseException {
        TimeZone zone = TimeZone.getTimeZone("Europe/Berlin");
        SimpleDateFormat format = new SimpleDateFormat("EEEE, d. MMMM yyyy HH:mm zzzz", Locale.GERMANY);
        format.setTimeZone(zone);
        CronExpression cron = new CronExpression("0 30 2 ? * SUN");
        cron.setTimeZone(zone);
        HolidayCalendar holidays = new HolidayCalendar(zone);
        Date date = new Date(1773000000000L);
        holidays.addExcludedDate(cron.getNextValidTimeAfter(date));
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            date = cron.getNextValidTimeAfter(date);
            answer.append(format.format(date))
                    .append(holidays.isTimeIncluded(date.getTime()) ? "\n" : " (frei)\n");
        }
        return answer.toString();
    }

    @GetMapping(path = "/mail", produces = TEXT)
    String mail() throws MessagingException, IOException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom("absender@example.org", "Börse");
        helper.setTo(new InternetAddress[] {
            new InternetAddress("a@example.org"), new InternetAddress("b@example.org", "Ö, B", "UTF-8")
        });
        helper.setSubject("Übersicht");
        helper.setSentDate(new Date(1773000000000L));
        helper.setText("Text mit Umlauten: äöü", "<img src='cid:logo'> äöü");
        helper.addInline("logo", new ByteArrayDataSource(image("gif"), "image/gif"));
        helper.addAttachment(
                "zahlen.txt",
                new ByteArrayDataSource("1 €".getBytes("windows-1252"), "text/plain; charset=windows-1252"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);

        MimeMessage read = sender.createMimeMessage(new ByteArrayInputStream(out.toByteArray()));
        StringBuilder answer = new StringBuilder();
        answer.append(read.getSubject()).append(' ').append(read.getSentDate().getTime());
        answer.append(' ').append(((InternetAddress) read.getAllRecipients()[1]).getPersonal()).append('\n');
        append(answer, (MimeMultipart) read.getContent());
        return answer.toString();
    }

    private static void append(StringBuilder answer, MimeMultipart parts) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            Object content = part.getContent();
            answer.append(part.getContentType().replaceAll("(?s);.*", "").strip()).append(' ');
            if (content instanceof MimeMultipart inner) {
                answer.append("{\n");
                append(answer, inner);
                answer.append("}\n");
            } else if (part.isMimeType("image/*")) {
                BufferedImage image = ImageIO.read(part.getInputStream());
                answer.append(image.getWidth())
                        .append('x')
                        .append(image.getHeight())
                        .append('\n');
            } else {
                answer.append(content instanceof String ? content : part.getSize() > 0).append('\n');
            }
        }
    }

    @GetMapping(path = "/picture", produces = "image/png")
    byte[] picture() throws IOException {
        return image("png");
    }

    private static byte[] image(String format) throws IOException {
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_GRAY);
        image.setRGB(3, 2, 0xFFFFFF);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @GetMapping(path = "/audit", produces = TEXT)
    String audit() throws IOException, InterruptedException {
        for (int i = 1; i < 6; i++) {
            try (var user = MDC.putCloseable("user", "zoë" + i)) {
                AUDIT.info("Bestellung {} über {} €", i, 9.5 * i);
            }
        }
        AUDIT.error("Bestellung 6 scheitert", Probe.error());
        List<String> lines = new ArrayList<>();
        // Compressed in the background.
        for (int i = 0; i < 200 && (!Files.exists(ZIPPED) || Files.exists(Path.of(LOGS + ".1.log"))); i++) {
            Thread.sleep(50);
        }
        try (var in = new GZIPInputStream(Files.newInputStream(ZIPPED))) {
            lines.add(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse(""));
        }
        lines.addAll(Files.readAllLines(Path.of(LOGS + ".log")));
        return String.join("\n", lines);
    }

    @GetMapping(path = "/names", produces = TEXT)
    String names() throws NamingException {
        Properties environment = new Properties();
        environment.put(InitialContext.INITIAL_CONTEXT_FACTORY, "org.eclipse.jetty.jndi.InitialContextFactory");
        JndiTemplate names = new JndiTemplate(environment);
        names.rebind("shop", "Laden");
        return names.lookup("shop", String.class);
    }

    @GetMapping(path = "/probe/tls", produces = TEXT)
    String tls() {
        return Probe.tls();
    }

    @GetMapping(path = "/probe/date", produces = TEXT)
    String date() {
        return Probe.date();
    }

    @GetMapping(path = "/probe/error", produces = TEXT)
    String error() {
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

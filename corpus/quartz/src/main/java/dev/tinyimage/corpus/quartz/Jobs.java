package dev.tinyimage.corpus.quartz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.quartz.CronExpression;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.LoggerFactory;

/** The app's own answers. */
final class Jobs {

    private Jobs() {}

    /** When it is gone again: listing all jobs fails on one that the scheduler deletes meanwhile. */
    static String atOnce(Scheduler scheduler) throws Exception {
        JobDetail job = JobBuilder.newJob(Report.class)
                .withIdentity("now", "orders")
                .usingJobData("customer", "Björn")
                .build();
        scheduler.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
        String done = Report.DONE.poll(10, TimeUnit.SECONDS);
        while (scheduler.checkExists(job.getKey())) {
            Thread.sleep(10);
        }
        return done;
    }

    static String nightly(Scheduler scheduler) throws Exception {
        CronTrigger trigger = (CronTrigger) scheduler.getTrigger(TriggerKey.triggerKey("nightly", "orders"));
        CronExpression expression = new CronExpression(trigger.getCronExpression());
        expression.setTimeZone(trigger.getTimeZone());
        Date next = expression.getNextValidTimeAfter(Date.from(Instant.parse("2026-03-28T12:00:00Z")));
        return DateTimeFormatter.ofPattern("EEEE, d. MMMM yyyy HH:mm zzzz", Locale.GERMANY)
                .withZone(ZoneId.of(trigger.getTimeZone().getID()))
                .format(next.toInstant());
    }

    static String managementBeans() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = server.queryNames(new ObjectName("quartz:type=QuartzScheduler,name=orders,*"), null)
                .iterator()
                .next();
        TabularData jobs = (TabularData) server.getAttribute(name, "AllJobDetails");
        return server.getAttribute(name, "JobStoreClassName") + " " + jobs.getTabularType().getIndexNames();
    }

    /** A second configuration, as tests and tools have it, beside the level of the first. */
    static String log() throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(
                """
                <configuration>
                  <appender name="list" class="ch.qos.logback.core.read.ListAppender" />
                  <root level="warn"><appender-ref ref="list" /></root>
                </configuration>
                """
                        .getBytes(StandardCharsets.UTF_8)));
        ch.qos.logback.classic.Logger logger = context.getLogger("orders");
        logger.warn("{} of {}", "Öl", 2);
        logger.info("not this");
        ListAppender<ILoggingEvent> list =
                (ListAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("list");
        Level level = ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger("ROOT")
                .getLevel();
        String logged = list.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .reduce("", String::concat);
        context.stop();
        return logged + " " + level;
    }
}

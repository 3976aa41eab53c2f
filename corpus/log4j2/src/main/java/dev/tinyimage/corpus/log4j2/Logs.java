package dev.tinyimage.corpus.log4j2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.apache.logging.log4j.message.StringMapMessage;

/** The app's own answers. */
final class Logs {

    private static final Logger LOG = LogManager.getLogger(Logs.class);

    private Logs() {}

    static String byScript() throws Exception {
        ThreadContext.put("customer", "Jürgen");
        LOG.info("not this");
        LOG.info("viele {} an {}", "Grüße", ThreadContext.get("customer"));
        ThreadContext.clearAll();
        return MemoryAppender.KEPT.poll(5, TimeUnit.SECONDS);
    }

    static String file() throws Exception {
        LOG.warn("zu spät");
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "orders.log");
        for (int i = 0; i < 50; i++) {
            String text = Files.readString(file, Charset.forName("windows-1252"));
            if (text.contains("zu spät")) {
                return "WARN " + text.contains("WARN zu spät");
            }
            Thread.sleep(100);
        }
        return "not there";
    }

    static String managementBeans() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName pattern = new ObjectName("org.apache.logging.log4j2:component=Loggers,*");
        StringBuilder answer = new StringBuilder();
        for (ObjectName name : new TreeSet<>(server.queryNames(pattern, null))) {
            boolean ring = name.getKeyProperty("subtype") != null;
            answer.append(name.getKeyProperty("name"))
                    .append(' ')
                    .append(server.getAttribute(name, ring ? "BufferSize" : "Level"))
                    .append('\n');
        }
        return answer.toString();
    }

    static String bridges() {
        java.util.logging.Logger jul = java.util.logging.Logger.getLogger("dev.tinyimage.jul");
        org.slf4j.Logger slf4j = org.slf4j.LoggerFactory.getLogger("dev.tinyimage.slf4j");
        System.Logger system = System.getLogger("dev.tinyimage.system");
        jul.warning("by java.util.logging");
        slf4j.warn("by SLF4J");
        system.log(System.Logger.Level.WARNING, "by System.Logger");
        return jul.getClass().getName() + " " + slf4j.getClass().getName() + " "
                + system.isLoggable(System.Logger.Level.DEBUG);
    }

    static String json() throws Exception {
        JsonTemplateLayout layout = JsonTemplateLayout.newBuilder()
                .setConfiguration(((LoggerContext) LogManager.getContext(false)).getConfiguration())
                .setEventTemplateUri("classpath:LogstashJsonEventLayoutV1.json")
                .build();
        String text = layout.toSerializable(Log4jLogEvent.newBuilder()
                .setLevel(Level.ERROR)
                .setLoggerName("orders")
                .setThrown(new IllegalStateException("zu spät"))
                .setMessage(new StringMapMessage().with("item", "Öl"))
                .build());
        JsonNode node = new ObjectMapper().readTree(text);
        return node.get("message") + " " + node.at("/exception/exception_message");
    }

    static String engine() throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
        Bindings bindings = engine.createBindings();
        bindings.put("price", 12.5);
        return (String) engine.eval(
                "JSON.stringify({item: 'Öl', price: price, date: java.time.LocalDate.of(2026, 3, 1) + ''})", bindings);
    }
}

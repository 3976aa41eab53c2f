package dev.tinyimage.corpus.text;

import com.google.common.base.Joiner;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.hash.Hashing;
import com.google.common.net.InternetDomainName;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.text.SimpleTemplateEngine;
import groovy.xml.XmlSlurper;
import groovy.xml.slurpersupport.GPathResult;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.builder.ToStringStyle;
import org.apache.commons.lang3.event.EventListenerSupport;
import org.apache.commons.lang3.time.FastDateFormat;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;

/** From one notation into another. */
final class Formats {

    private Formats() {}

    /** Found by its annotation. */
    public static final class Heard {

        private final List<String> events = new ArrayList<>();

        @Subscribe
        public void hear(String event) {
            events.add(event);
        }
    }

    static String readAndWrite() throws Exception {
        Item item = new Yaml(new Constructor(Item.class, new LoaderOptions())).load("name: Öl\nprice: 4.50\n");
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        Item read = gson.fromJson(gson.toJson(item), Item.class);
        Document page = Jsoup.parse("<table><tr><td>Öl<td>4,50&nbsp;€</table>");
        String clean = Jsoup.clean("<b onclick='x()'>fett</b><script>x()</script>", Safelist.basic());
        Heard heard = new Heard();
        EventBus bus = new EventBus();
        bus.register(heard);
        bus.post("bought");
        EventListenerSupport<Runnable> listeners = EventListenerSupport.create(Runnable.class);
        listeners.addListener(() -> bus.post("sold"));
        listeners.fire().run();
        String date = FastDateFormat.getInstance(
                        "EEEE d MMMM yyyy zzzz", TimeZone.getTimeZone("Europe/Paris"), Locale.FRANCE)
                .format(Date.from(LocalDate.of(2026, 3, 1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        return Joiner.on('\n')
                .join(
                        gson.toJson(read),
                        ToStringBuilder.reflectionToString(SerializationUtils.clone(item), ToStringStyle.JSON_STYLE),
                        page.select("td").eachText(),
                        W3CDom.asString(
                                new W3CDom().fromJsoup(page), Map.of("method", "xml", "omit-xml-declaration", "yes")),
                        clean,
                        heard.events,
                        date,
                        StringUtils.stripAccents("Éléphant"),
                        Hashing.sha256().hashString("Öl", StandardCharsets.UTF_8),
                        InternetDomainName.from("www.example.co.uk").topPrivateDomain(),
                        CacheBuilder.newBuilder()
                                .maximumSize(10)
                                .build(CacheLoader.from((String key) -> key.toUpperCase(Locale.GERMANY)))
                                .get("größe"));
    }

    static String templates() throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Formats.class, "/");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        Item item = new Item();
        item.setName("öl");
        item.setPrice(new BigDecimal("4.5"));
        Template template = configuration.getTemplate("order.ftl");
        StringWriter out = new StringWriter();
        template.process(Map.of("order", Map.of("items", List.of(item), "day", "2026-03-01")), out);
        return out.toString();
    }

    static String groovy() throws Exception {
        Object sum = new GroovyShell(new Binding(Map.of("prices", List.of(4.5, 1.99))))
                .evaluate("def total = prices.sum(); \"${total} of ${prices.collect { it * 2 }}\" as String");
        String greeting = new SimpleTemplateEngine()
                .createTemplate("Hallo <%= name.toUpperCase() %>, ${1 + 1} neue")
                .make(new HashMap<>(Map.of("name", "Jürgen")))
                .toString();
        GPathResult order = new XmlSlurper().parseText("<order><item price='4.50'>Öl</item></order>");
        return sum + "\n" + greeting + "\n" + order.getProperty("item");
    }
}

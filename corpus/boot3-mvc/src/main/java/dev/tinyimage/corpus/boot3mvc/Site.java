package dev.tinyimage.corpus.boot3mvc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.corpus.probe.Probe;
import jakarta.validation.Valid;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.client.RestClient;
import org.springframework.web.multipart.MultipartFile;

/** Asks itself for what a plain GET cannot. */
@Controller
public class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final Order ORDER = new Order(
            "Jürgen", 12, new BigDecimal("1234.50"), LocalDate.of(2024, 2, 29), List.of("Öl", "Papier", "<Tinte>"));

    private final RestClient self;

    Site(RestClient.Builder client, @Value("${server.port}") int port) {
        this.self = client.baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Accept-Language", "de")
                .build();
    }

    @GetMapping(path = "/order.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Order json() {
        return ORDER;
    }

    @GetMapping(path = "/order.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    Order xml() {
        return ORDER;
    }

    @GetMapping(path = "/order.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    @ResponseBody
    Order yaml() {
        return ORDER;
    }

    @GetMapping("/page")
    String page(Model model) {
        Date date = new GregorianCalendar(2026, 2, 1).getTime();
        model.addAttribute("order", ORDER).addAttribute("date", date);
        return "page";
    }

    @PostMapping("/orders")
    @ResponseBody
    Order post(@Valid @RequestBody Order order) {
        return order;
    }

    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentNotValidException e) {
        TreeSet<String> messages = new TreeSet<>();
        e.getFieldErrors().forEach(error -> messages.add(error.getField() + " " + error.getDefaultMessage()));
        return ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(422), String.join("; ", messages));
    }

    @GetMapping(path = "/orders", produces = TEXT)
    @ResponseBody
    String orders() {
        StringBuilder answer = new StringBuilder();
        for (MediaType type :
                List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.APPLICATION_YAML)) {
            answer.append(self.post()
                            .uri("/orders")
                            .contentType(type)
                            .accept(type)
                            .body(ORDER)
                            .retrieve()
                            .body(Order.class))
                    .append('\n');
        }
        JsonNode problem = self.post()
                .uri("/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Order(" ", 101, null, LocalDate.of(9999, 1, 1), List.of()))
                .exchange((request, response) -> response.bodyTo(JsonNode.class));
        return answer.append(problem).toString();
    }

    @PostMapping(path = "/upload", produces = TEXT)
    @ResponseBody
    String upload(@RequestParam("file") MultipartFile file) throws IOException {
        Path copy = Files.createTempFile("upload", ".zip");
        try {
            file.transferTo(copy);
            try (FileSystem zip = FileSystems.newFileSystem(copy)) {
                return file.getOriginalFilename() + ": " + Files.readString(zip.getPath("größe.txt"));
            }
        } finally {
            Files.delete(copy);
        }
    }

    @GetMapping(path = "/upload", produces = TEXT)
    @ResponseBody
    String upload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("größe.txt"));
            zip.write("drei Zoll".getBytes(StandardCharsets.UTF_8));
        }
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", new ByteArrayResource(bytes.toByteArray()) {
            @Override
            public String getFilename() {
                return "a.zip";
            }
        });
        return self.post().uri("/upload").body(parts).retrieve().body(String.class);
    }

    @GetMapping(path = "/picture.png", produces = MediaType.IMAGE_PNG_VALUE)
    @ResponseBody
    BufferedImage picture() {
        BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, 64, 32, Color.ORANGE));
        graphics.fillOval(4, 4, 56, 24);
        graphics.dispose();
        return image;
    }

    @GetMapping(path = "/style", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String style() throws IOException, TransformerException {
        String xml = self.get().uri("/order.xml").retrieve().body(String.class);
        try (InputStream style = new ClassPathResource("style.xsl").getInputStream()) {
            StringWriter out = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer(new StreamSource(style))
                    .transform(new StreamSource(new StringReader(xml)), new StreamResult(out));
            return out.toString();
        }
    }

    @GetMapping(path = "/health", produces = TEXT)
    @ResponseBody
    String health() {
        JsonNode health = self.get().uri("/actuator/health").retrieve().body(JsonNode.class);
        TreeSet<String> components = new TreeSet<>();
        health.get("components").fieldNames().forEachRemaining(components::add);
        return health.get("status").asText() + " " + components;
    }

    @GetMapping(path = "/management", produces = TEXT)
    @ResponseBody
    String management() throws JMException {
        StringBuilder answer = new StringBuilder();
        JsonNode metrics = self.get().uri("/actuator/metrics").retrieve().body(JsonNode.class);
        for (JsonNode name : metrics.get("names")) {
            if (name.asText().matches("(jvm.memory|jvm.threads|process|system).*")) {
                answer.append(name.asText()).append('\n');
            }
        }
        JsonNode threads = self.get().uri("/actuator/threaddump").retrieve().body(JsonNode.class);
        answer.append(threads.findValuesAsText("threadName").contains("Finalizer"))
                .append('\n');
        String dump = self.get().uri("/actuator/heapdump").exchange((request, response) -> {
            try (InputStream body = response.getBody()) {
                return new String(body.readNBytes(18), StandardCharsets.US_ASCII);
            }
        });
        byte[] zipped = self.get()
                .uri("/actuator/env")
                .accept(MediaType.APPLICATION_JSON)
                .header("Accept-Encoding", "gzip")
                .exchange((request, response) -> response.getBody().readAllBytes());
        return answer.append(dump)
                .append('\n')
                .append(unzipped(zipped).contains("\"local.server.port\""))
                .append('\n')
                .append(ManagementFactory.getPlatformMBeanServer()
                        .getAttribute(new ObjectName("corpus:type=Shop"), "State"))
                .toString();
    }

    private static String unzipped(byte[] zipped) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("not compressed", e);
        }
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

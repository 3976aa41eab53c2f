package dev.tinyimage.corpus.micronaut;

import dev.tinyimage.corpus.probe.Probe;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.ConstraintViolationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's own requests and those that every app of the corpus answers. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public class Controllers {

    private static final Logger LOG = LoggerFactory.getLogger(Controllers.class);

    /** Implemented while compiling. */
    @Client("self")
    public interface Self {

        @Get("/books/{id}")
        Optional<Book> book(long id);
    }

    private final Books books;
    private final Self self;
    private final Map<String, Object> config;

    public Controllers(
            Books books,
            Self self,
            @Property(name = "corpus.sizes") List<Integer> sizes,
            @Property(name = "corpus.patience") Duration patience) {
        this.books = books;
        this.self = self;
        config = new TreeMap<>(Map.of("sizes", sizes, "patience", patience.toString()));
    }

    @EventListener
    void fill(ServerStartupEvent event) {
        books.save(new Book(null, "Der grüne Heinrich", new BigDecimal("24.50"), LocalDate.of(1854, 1, 1)));
        books.save(new Book(null, "Ansichten eines Clowns", new BigDecimal("12.00"), LocalDate.of(1963, 5, 1)));
        books.save(new Book(null, "Heft", new BigDecimal("1.00"), LocalDate.of(2000, 2, 29)));
    }

    @Get("/books")
    List<Book> all() {
        return books.findByPriceGreaterThanOrderByTitle(BigDecimal.TEN);
    }

    @Get("/books/{id}")
    Optional<Book> one(long id) {
        return books.findById(id);
    }

    @Get("/relay")
    Map<String, Object> relay() {
        return new TreeMap<>(Map.of("title", self.book(1).orElseThrow().title(), "missing", self.book(99).isEmpty()));
    }

    @Get("/invalid")
    List<String> invalid() {
        try {
            books.save(new Book(null, " ", BigDecimal.ZERO, LocalDate.EPOCH));
            return List.of();
        } catch (ConstraintViolationException e) {
            return e.getConstraintViolations().stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted()
                    .toList();
        }
    }

    @Get("/config")
    Map<String, Object> config() {
        return config;
    }

    @Get("/probe/tls")
    @Produces("text/plain;charset=UTF-8")
    String tls() {
        return Probe.tls();
    }

    @Get("/probe/date")
    @Produces("text/plain;charset=UTF-8")
    String date() {
        return Probe.date();
    }

    @Get("/probe/error")
    @Produces("text/plain;charset=UTF-8")
    String error() {
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

package it;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes books into a database and reads them again. */
@SpringBootApplication
@RestController
public class Main {

    private final Books books;

    Main(Books books) {
        this.books = books;
    }

    public static void main(String[] args) {
        SpringApplication.run(Main.class, args);
    }

    @PostMapping("/books/{title}")
    Book add(@PathVariable String title) {
        return books.save(new Book(title));
    }

    @GetMapping("/books")
    List<Book> all() {
        return books.findAllByOrderByTitle();
    }
}

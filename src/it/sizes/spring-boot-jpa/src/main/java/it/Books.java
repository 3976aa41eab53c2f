package it;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Books extends JpaRepository<Book, Long> {

    List<Book> findAllByOrderByTitle();
}

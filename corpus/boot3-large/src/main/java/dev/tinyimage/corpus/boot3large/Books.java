package dev.tinyimage.corpus.boot3large;

import java.time.LocalDate;
import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Derived, written and cached queries. */
public interface Books extends JpaRepository<Book, Long> {

    @Cacheable("books")
    List<Book> findByPublishedAfterOrderByTitle(LocalDate date);

    @Query("select b.genre, sum(b.price) from Book b group by b.genre order by b.genre")
    List<Object[]> sums();
}

package dev.tinyimage.corpus.boot4jpa;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

/** Pages, specifications, projections and a procedure of the database. */
public interface Articles extends JpaRepository<Article, Long>, JpaSpecificationExecutor<Article> {

    /** A projection by class. */
    record Line(String title, String author) {}

    @EntityGraph(attributePaths = "author")
    List<Article> findAllByOrderByTitle();

    @Query("select upper(a.title) as title, w.name as author from Article a join a.author w")
    Page<Line> lines(Pageable page);

    @Query(value = "select listagg(title, '|') within group (order by id) from article", nativeQuery = true)
    String titles();
}

package dev.tinyimage.corpus.micronaut;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.List;

/** SQL that is derived from names. */
@JdbcRepository(dialect = Dialect.H2)
public interface Books extends CrudRepository<Book, Long> {

    @Override
    <S extends Book> S save(@Valid S book);

    List<Book> findByPriceGreaterThanOrderByTitle(BigDecimal price);
}

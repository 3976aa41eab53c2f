package dev.tinyimage.corpus.boot3jpa;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/** A derived query, one from the XML file and a native one with a projection. */
public interface Customers extends JpaRepository<Customer, Long> {

    /** What one customer has bought. */
    @JsonPropertyOrder({"name", "total"})
    interface Sum {

        String getName();

        BigDecimal getTotal();
    }

    List<Customer> findByNameContainingOrderByIdDesc(String part);

    List<Customer> named(@Param("part") String part);

    @Query(
            value = "select c.name as name, sum(p.total) as total from customer c join purchase p"
                    + " on p.customer_id = c.id group by c.name order by c.name",
            nativeQuery = true)
    List<Sum> sums();
}

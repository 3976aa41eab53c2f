package dev.tinyimage.corpus.hibernate;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/** What the app does with its entities. */
final class Customers {

    private final EntityManagerFactory factory;

    Customers(EntityManagerFactory factory) {
        this.factory = factory;
        in(manager -> {
            Customer customer = manager.find(Customer.class, 1L);
            for (String price : new String[] {"12.50", "7.25"}) {
                Purchase purchase = new Purchase();
                purchase.customer = customer;
                purchase.price = new BigDecimal(price);
                purchase.bought = Instant.parse("2026-03-01T10:15:30Z");
                customer.purchases.add(purchase);
            }
            return null;
        });
    }

    private <T> T in(Function<EntityManager, T> work) {
        return factory.callInTransaction(work);
    }

    String list() {
        return in(manager -> manager
                .createQuery("select p from Purchase p order by p.price", Purchase.class)
                .getResultStream()
                .map(purchase -> purchase.price + " " + purchase.state + " " + purchase.bought + " lazy "
                        + !Hibernate.isInitialized(purchase.customer) + " " + purchase.customer.getName())
                .collect(Collectors.joining("\n")));
    }

    String cached() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        in(manager -> manager.find(Customer.class, 1L));
        long before = statistics.getSecondLevelCacheHitCount();
        String notes = in(manager -> manager.find(Customer.class, 1L).notes);
        return notes + " " + (statistics.getSecondLevelCacheHitCount() - before) + " hit";
    }

    String invalid() {
        Customer customer = new Customer();
        customer.name = " ";
        customer.mail = "nowhere";
        customer.since = LocalDate.of(9999, 1, 1);
        try {
            in(manager -> {
                manager.persist(customer);
                return null;
            });
            return "valid";
        } catch (ConstraintViolationException e) {
            return e.getConstraintViolations().stream()
                    .map(Customers::message)
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String message(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }

    String criteria() {
        return in(manager -> {
            CriteriaBuilder builder = manager.getCriteriaBuilder();
            CriteriaQuery<BigDecimal> query = builder.createQuery(BigDecimal.class);
            Root<Purchase> root = query.from(Purchase.class);
            query.select(builder.sum(root.get("price")))
                    .where(builder.equal(root.get("customer").get("name"), "Jürgen"));
            Object year = manager.createNativeQuery(
                            "select formatdatetime(since, 'EEEE, d. MMMM yyyy', 'de') from customer", String.class)
                    .getSingleResult();
            return manager.createQuery(query).getSingleResult() + " since " + year;
        });
    }

    String managementBeans() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName cache = server.queryNames(new ObjectName("javax.cache:type=CacheStatistics,Cache=customers,*"), null)
                .iterator()
                .next();
        ObjectName pool = new ObjectName("com.zaxxer.hikari:type=PoolConfig (orders)");
        return server.getAttribute(pool, "MaximumPoolSize") + " connections, "
                + server.getAttribute(cache, "CacheEvictions") + " evicted";
    }
}

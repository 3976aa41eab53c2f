package dev.tinyimage.corpus.boot3jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Past;
import java.sql.Blob;
import java.time.LocalDate;
import java.util.UUID;

/** Validated before it is stored. */
@Entity
public class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @NotBlank
    private String name;

    @Email
    private String address;

    private UUID token;

    @Past
    private LocalDate birthday;

    @Lob
    private Blob photo;

    @Lob
    private String notes;

    protected Customer() {}

    Customer(String name, String address, UUID token, LocalDate birthday) {
        this.name = name;
        this.address = address;
        this.token = token;
        this.birthday = birthday;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public UUID getToken() {
        return token;
    }

    public LocalDate getBirthday() {
        return birthday;
    }

    Blob photo() {
        return photo;
    }

    String notes() {
        return notes;
    }
}

package dev.tinyimage.corpus.quarkus;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Past;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlTransient;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Goes by Hibernate, Jackson, JAXB and the validator, so that each of them reads its annotations. */
@Entity
@XmlRootElement
public class Town {

    @Id
    @XmlAttribute
    public Long id;

    @NotBlank
    @XmlElement
    public String name;

    @Past
    @XmlTransient
    public LocalDate founded;

    @DecimalMin("1")
    @XmlElement
    public BigDecimal area;
}

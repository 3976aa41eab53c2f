package dev.tinyimage.corpus.jersey;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Bound to XML and to JSON; public for both. */
@XmlRootElement(name = "order")
@XmlType(propOrder = {"customer", "price", "day", "items"})
@JsonbPropertyOrder({"number", "customer", "price", "day", "items"})
public class Order {

    /** Dates are text in XML. */
    public static class Day extends XmlAdapter<String, LocalDate> {

        @Override
        public LocalDate unmarshal(String text) {
            return LocalDate.parse(text);
        }

        @Override
        public String marshal(LocalDate day) {
            return day.toString();
        }
    }

    @Min(1)
    @XmlAttribute
    public int number;

    @NotBlank
    public String customer;

    public BigDecimal price;

    @XmlJavaTypeAdapter(Day.class)
    public LocalDate day;

    @XmlElementWrapper(name = "items")
    @XmlElement(name = "item")
    public List<String> items = new ArrayList<>();
}

package dev.tinyimage.corpus.text;

import java.io.Serializable;
import java.math.BigDecimal;

/** A bean, for libraries that look for its properties. */
public class Item implements Serializable {

    private static final long serialVersionUID = 1;

    private String name;

    private BigDecimal price;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }
}

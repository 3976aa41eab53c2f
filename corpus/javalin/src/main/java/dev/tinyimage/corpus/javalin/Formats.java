package dev.tinyimage.corpus.javalin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;

/** One value in three formats, each read back before it is written again. */
final class Formats {

    public record City(String name, long people, LocalDate founded, Timestamp asked) {}

    static final List<City> CITIES = List.of(
            new City("Gießen", 93_000, LocalDate.of(1248, 1, 1), new Timestamp(0)),
            new City("Århus", 290_000, LocalDate.of(1441, 7, 2), new Timestamp(1_000_000_000_000L)));

    private Formats() {}

    static String all() throws JsonProcessingException {
        StringBuilder answer = new StringBuilder();
        for (ObjectMapper mapper : List.of(new ObjectMapper(), new XmlMapper(), new YAMLMapper())) {
            mapper.registerModule(new JavaTimeModule());
            mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
            City[] read = mapper.readValue(mapper.writeValueAsString(CITIES), City[].class);
            answer.append(mapper.writeValueAsString(read)).append('\n');
        }
        return answer.toString();
    }
}

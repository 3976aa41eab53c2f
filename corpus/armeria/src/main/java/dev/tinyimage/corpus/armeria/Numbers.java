package dev.tinyimage.corpus.armeria;

import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import com.linecorp.armeria.server.annotation.ProducesJson;
import dev.tinyimage.corpus.probe.Probe;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Methods that the server finds by their annotations. */
public class Numbers {

    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);

    public record Sum(int first, int second, int sum, Map<DayOfWeek, String> days) {}

    @Get("/sum/{first}/{second}")
    @ProducesJson
    public Sum sum(@Param("first") int first, @Param("second") int second) {
        return new Sum(first, second, first + second, new EnumMap<>(Map.of(DayOfWeek.MONDAY, "früh")));
    }

    @Get("/probe/tls")
    @Blocking
    public String tls() {
        return Probe.tls();
    }

    @Get("/probe/date")
    public String date() {
        return Probe.date();
    }

    @Get("/probe/error")
    public String error() {
        LOG.error("failed", Probe.error());
        return "logged";
    }
}

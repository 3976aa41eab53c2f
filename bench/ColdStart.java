package dev.tinyimage.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The measuring part of bench/coldstart. */
final class ColdStart {

    private static final long PAUSE_NANOS = 1_000_000;
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    /**
     * An image that is measured.
     *
     * @param app what is in it; rows of one app are compared
     * @param image in the registry, such as {@code example:jib}
     * @param path what it is asked for
     * @param cold whether it is pulled over all links; else only its boot is of interest
     */
    private record Row(String app, String name, String image, String path, boolean cold) {
        static Row of(String line) {
            String[] fields = line.split("\\|");
            return new Row(fields[0], fields[1], fields[2], fields[3], fields[4].equals("cold"));
        }

        String repository() {
            return image.split(":")[0];
        }

        String tag() {
            return image.split(":")[1];
        }
    }

    /**
     * What has to be shown.
     *
     * @param column {@code MB}, {@code boot} or megabits per second
     * @param other the row that is 1; empty where the limit is none of a ratio
     */
    private record Bar(String app, String row, String column, double limit, String otherApp, String other) {
        static Bar of(String line) {
            String[] fields = line.split("\\|", -1);
            return new Bar(fields[0], fields[1], fields[2], Double.parseDouble(fields[3]), fields[4], fields[5]);
        }
    }

    private final int registry;
    private final Engine engine;
    private final List<Row> rows;
    private final Map<Row, Map<String, List<Double>>> samples = new LinkedHashMap<>();
    private final Random order = new Random(1);

    private ColdStart(int registry, Engine engine, List<Row> rows) {
        this.registry = registry;
        this.engine = engine;
        this.rows = rows;
        rows.forEach(row -> samples.put(row, new LinkedHashMap<>()));
    }

    /** @param arguments port of the registry, engine, rounds, links in Mbit/s, file of rows, file of bars */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[2]);
        List<String> links = arguments[3].isEmpty() ? List.of() : List.of(arguments[3].split(","));
        List<Row> rows;
        try (Stream<String> lines = Files.lines(Path.of(arguments[4]))) {
            rows = lines.map(Row::of).toList();
        }
        try (Engine engine = arguments[1].equals("podman") ? Engine.podman() : Engine.bare()) {
            ColdStart bench = new ColdStart(Integer.parseInt(arguments[0]), engine, rows);
            bench.boots(2 * rounds);
            bench.colds(rounds, links);
            bench.print(links);
            try (Stream<String> lines = Files.lines(Path.of(arguments[5]))) {
                lines.map(Bar::of).forEach(bench::judge);
            }
        }
    }

    /** Only the boot, with all files in the page cache; the first of each is thrown away. */
    private void boots(int rounds) throws IOException {
        Map<Row, Engine.Pulled> pulled = new LinkedHashMap<>();
        for (Row row : rows) {
            pulled.put(row, engine.pull(registry, row.repository(), row.tag()));
            add(row, "MB", bytes(row) / 1e6);
        }
        flush();
        for (int round = 0; round <= rounds; round++) {
            for (Row row : shuffled()) {
                double millis = boot(row, pulled.get(row));
                if (round > 0) {
                    add(row, "boot", millis);
                }
            }
        }
        for (Engine.Pulled image : pulled.values()) {
            image.close();
        }
    }

    /** What was unpacked goes to the disk now rather than beside the starts. */
    private static void flush() throws IOException {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void colds(int rounds, List<String> links) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (String link : links) {
                for (Row row : shuffled()) {
                    if (row.cold()) {
                        add(row, link, cold(row, Integer.parseInt(link)));
                    }
                }
            }
            System.err.println("round " + (round + 1) + " of " + rounds + " done");
        }
    }

    /** For the first start of a round is slower than the others. */
    private List<Row> shuffled() {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, order);
        return shuffled;
    }

    private double cold(Row row, int megabits) throws IOException {
        long begin = System.nanoTime();
        try (SlowLink link = new SlowLink(megabits, registry);
                Engine.Pulled image = engine.pull(link.port(), row.repository(), row.tag());
                Engine.Started started = image.start()) {
            awaitAnswer(started.port(), row);
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private static double boot(Row row, Engine.Pulled image) throws IOException {
        try (Engine.Started started = image.startEnclosed()) {
            awaitAnswer(started.port(), row);
            return (System.nanoTime() - started.begin()) / 1e6;
        }
    }

    private static void awaitAnswer(int port, Row row) {
        byte[] question = ("GET " + row.path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (long end = System.nanoTime() + LIMIT_NANOS; System.nanoTime() < end; ) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(question);
                String status = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()));
                if (status.endsWith(" 200")) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("no answer of " + row);
    }

    private double bytes(Row row) throws IOException {
        HttpURLConnection manifest = (HttpURLConnection) URI.create("http://localhost:" + registry + "/v2/"
                        + row.repository() + "/manifests/" + row.tag())
                .toURL()
                .openConnection();
        manifest.setRequestProperty("Accept", Puller.ACCEPTED);
        double sum = 0;
        try (InputStream in = manifest.getInputStream()) {
            for (JsonNode layer : new ObjectMapper().readTree(in).path("layers")) {
                sum += layer.path("size").asDouble();
            }
        }
        return sum;
    }

    private void add(Row row, String column, double value) {
        samples.get(row).computeIfAbsent(column, name -> new ArrayList<>()).add(value);
    }

    private double median(Row row, String column) {
        List<Double> sorted = samples.get(row).getOrDefault(column, List.of()).stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** In each column the median, and its ratio to that of the app's first row. */
    private void print(List<String> links) {
        String app = "";
        Row first = null;
        for (Row row : rows) {
            if (!row.app().equals(app)) {
                app = row.app();
                first = row;
                System.out.printf("%n%-44s %7s %13s", app, "MB", "boot, ms");
                links.forEach(link -> System.out.printf(" %15s", link + " Mbit/s, s"));
                System.out.println();
            }
            System.out.printf(Locale.ROOT, "%-44s %7.2f %7.0f  %.2f", row.name(), median(row, "MB"),
                    median(row, "boot"), median(row, "boot") / median(first, "boot"));
            for (String link : links) {
                System.out.print(row.cold()
                        ? String.format(Locale.ROOT, " %9.2f  %.2f", median(row, link) / 1e3, median(row, link) / median(first, link))
                        : "");
            }
            System.out.println();
        }
        System.out.println();
    }

    /** A bar of a link that was not measured is none. */
    private void judge(Bar bar) {
        double value = median(find(bar.app(), bar.row()), bar.column());
        if (Double.isNaN(value)) {
            return;
        }
        if (!bar.other().isEmpty()) {
            value /= median(find(bar.otherApp(), bar.other()), bar.column());
        }
        System.out.printf(Locale.ROOT, "%-6s %.3f, at most %.2f: %s, %s, %s%s%n", value <= bar.limit() ? "met" : "MISSED",
                value, bar.limit(), bar.column(), bar.app(), bar.row(),
                bar.other().isEmpty() ? "" : " / " + bar.otherApp() + ", " + bar.other());
    }

    private Row find(String app, String name) {
        return rows.stream()
                .filter(row -> row.app().equals(app) && row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row " + app + ", " + name));
    }
}

package dev.tinyimage.example;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** A file from the class path. Browsers keep it, ask whether it changed and are told 304 while it did not. */
final class StaticFile implements Routes.Endpoint {

    private final String type;
    private final byte[] content;
    private final String tag;

    StaticFile(String name, String type) {
        this.type = type;
        this.content = read("/web/" + name);
        this.tag = tag(content);
    }

    @Override
    public Reply answer(HttpExchange request) {
        boolean known = tag.equals(request.getRequestHeaders().getFirst("If-None-Match"));
        Reply reply = known ? new Reply(304, type, new byte[0]) : new Reply(200, type, content);
        return reply.with("ETag", tag);
    }

    private static byte[] read(String resource) {
        try (InputStream in = StaticFile.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A checksum tells versions of a file apart as well as a digest does, without starting the security providers. */
    private static String tag(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return '"' + Long.toHexString(checksum.getValue()) + '"';
    }
}

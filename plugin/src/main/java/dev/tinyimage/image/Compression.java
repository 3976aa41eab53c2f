package dev.tinyimage.image;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.tinyimage.deflate.GzipEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How layers are compressed.
 *
 * @param format gzip or zstd
 * @param level of effort, from 1 to {@link #highest}
 */
public record Compression(LayerFormat format, int level) {

    /** The levels below are zlib's; this one is an encoder of our own, whose bytes do not depend on the JDK's zlib. */
    private static final int OWN_GZIP = 10;

    /**
     * What decoders take without being asked: libzstd 128 MiB (ZSTD_WINDOWLOG_LIMIT_DEFAULT in zstd.h), and the decoder of
     * containerd, Docker and Podman 512 MiB (MaxWindowSize in klauspost/compress). RFC 8878, section 3.1.1.1.2, asks of
     * decoders no more than 8 MiB; no engine is known to stop there.
     */
    private static final int WIDEST_WINDOW = 27;

    private static final int NARROWEST_WINDOW = 17;
    private static final int BUFFER = 1 << 16;

    /** The level where none is asked for: what takes seconds, not minutes, for a layer that is then kept. */
    public static int usual(LayerFormat format) {
        return format == LayerFormat.ZSTD ? 19 : OWN_GZIP;
    }

    /** The highest level of a format. */
    public static int highest(LayerFormat format) {
        return format == LayerFormat.ZSTD ? 22 : OWN_GZIP;
    }

    /**
     * Compresses what is written; the bytes are the same on any number of processors.
     *
     * @param size bytes that will be written
     */
    OutputStream open(OutputStream out, long size) throws IOException {
        if (format == LayerFormat.ZSTD) {
            return new ZstdOutputStreamNoFinalizer(out, level).setWindowLog(window(size));
        }
        return level == OWN_GZIP ? new GzipEncoder(out) : new ZlibStream(out, level);
    }

    /** The smallest window in which everything can be repeated. */
    private static int window(long size) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size);
        return Math.max(NARROWEST_WINDOW, Math.min(WIDEST_WINDOW, bits));
    }

    private static final class ZlibStream extends GZIPOutputStream {

        ZlibStream(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }
    }
}

package dev.tinyimage.image;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How the tar file of a layer is packed. Told by its first bytes: some tools call every layer gzip, Jib among them. */
public enum LayerFormat {
    TAR(MediaTypes.LAYER_TAR, 0),
    /** RFC 1952, section 2.3.1. */
    GZIP(MediaTypes.LAYER_GZIP, 0x1f, 0x8b),
    /** RFC 8878, section 3.1.1. */
    ZSTD(MediaTypes.LAYER_ZSTD, 0x28, 0xb5, 0x2f, 0xfd);

    private final String mediaType;
    private final int[] magic;

    LayerFormat(String mediaType, int... magic) {
        this.mediaType = mediaType;
        this.magic = magic;
    }

    /** What a manifest calls it. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of a layer. */
    public static LayerFormat of(Content layer) throws IOException {
        byte[] start;
        try (InputStream in = layer.open()) {
            start = in.readNBytes(Integer.BYTES);
        }
        if (ZSTD.begins(start)) {
            return ZSTD;
        }
        return GZIP.begins(start) ? GZIP : TAR;
    }

    private boolean begins(byte[] start) {
        for (int i = 0; i < magic.length; i++) {
            if (start.length <= i || (start[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The tar file of a layer, whatever its format; the caller closes it. */
    public static InputStream unpack(Content layer) throws IOException {
        return switch (of(layer)) {
            case TAR -> layer.open();
            case GZIP -> new GZIPInputStream(layer.open());
            case ZSTD -> new ZstdInputStream(layer.open());
        };
    }
}

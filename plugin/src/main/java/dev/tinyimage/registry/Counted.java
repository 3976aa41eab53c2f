package dev.tinyimage.registry;

import dev.tinyimage.console.Step;
import dev.tinyimage.image.Content;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes that tell how many of them have gone. */
final class Counted {

    private Counted() {}

    /** A content that tells how far it has been read. */
    static Content content(Content content, Step step) {
        return new Content() {
            @Override
            public long size() throws IOException {
                return content.size();
            }

            @Override
            public InputStream open() throws IOException {
                return new FilterInputStream(content.open()) {
                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        int count = super.read(buffer, from, length);
                        step.advance(Math.max(0, count));
                        return count;
                    }
                };
            }
        };
    }

    /** A stream that tells how much has been written to it. */
    static OutputStream stream(OutputStream out, Step step) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                step.advance(length);
            }
        };
    }
}
